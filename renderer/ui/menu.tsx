import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuTrigger, Popover, type PopoverProps } from "react-aria-components";
import { floatBox } from "./float-style.ts";

export type MenuProps = {
  /** Said to a screen reader as the menu's name. */
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly placement?: NonNullable<PopoverProps["placement"]>;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** MenuItem, MenuSection, MenuSeparator, Submenu. */
  readonly children: ReactNode;
};

/** Things to do, behind a button. */
export function Menu({
  label,
  trigger,
  placement = "bottom start",
  isOpen,
  onOpenChange,
  children,
}: MenuProps) {
  return (
    <MenuTrigger {...(isOpen !== undefined && { isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger}
      <Popover placement={placement} offset={4} className={menuBox}>
        <AriaMenu aria-label={label} className={menuList}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export const menuBox = `${floatBox} max-w-80 min-w-48 overflow-auto`;
export const menuList = "flex flex-col p-1 outline-none";
