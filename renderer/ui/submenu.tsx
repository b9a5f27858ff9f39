import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Popover,
  SubmenuTrigger,
} from "react-aria-components";
import { optionBox } from "./float-style.ts";
import { Icon, type Glyph } from "./icon.tsx";
import { menuBox, menuList } from "./menu.tsx";

export type SubmenuProps = {
  readonly title: string;
  readonly icon?: Glyph | undefined;
  readonly children: ReactNode;
};

/** An item that opens more items. */
export function Submenu({ title, icon, children }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem textValue={title} className={optionBox}>
        {icon && <Icon of={icon} tone="soft" />}
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <ChevronRight aria-hidden size={14} className="text-faint rtl:rotate-180" />
      </AriaMenuItem>
      <Popover offset={-2} crossOffset={-4} className={menuBox}>
        <AriaMenu aria-label={title} className={menuList}>
          {children}
        </AriaMenu>
      </Popover>
    </SubmenuTrigger>
  );
}
