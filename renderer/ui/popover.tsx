import type { ReactNode } from "react";
import { Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from "react-aria-components";
import { floatBox } from "./float-style.ts";

export type PopoverProps = Pick<AriaPopoverProps, "placement" | "offset"> & {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

/** A small surface beside its button, for a choice that needs more than a menu. */
export function Popover({ label, trigger, isOpen, onOpenChange, placement = "bottom start", offset = 6, children }: PopoverProps) {
  return (
    <DialogTrigger {...(isOpen !== undefined && { isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger}
      <AriaPopover placement={placement} offset={offset} className={`${floatBox} flex max-w-96 flex-col overflow-auto`}>
        <AriaDialog aria-label={label} className="p-3 outline-none">
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
