import { useContext, type ReactNode } from "react";
import {
  DialogTrigger,
  OverlayTriggerStateContext,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from "react-aria-components";
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
export function Popover({
  label,
  trigger,
  isOpen,
  onOpenChange,
  placement = "bottom start",
  offset = 6,
  children,
}: PopoverProps) {
  return (
    <DialogTrigger
      {...(isOpen !== undefined && { isOpen })}
      {...(onOpenChange && { onOpenChange })}
    >
      {trigger}
      <AriaPopover
        aria-label={label}
        placement={placement}
        offset={offset}
        className={`${floatBox} flex max-w-96 flex-col overflow-auto p-3`}
      >
        <Content>{children}</Content>
      </AriaPopover>
    </DialogTrigger>
  );
}

function Content({ children }: Pick<PopoverProps, "children">) {
  const state = useContext(OverlayTriggerStateContext);
  return typeof children === "function" ? children(() => state?.close()) : children;
}
