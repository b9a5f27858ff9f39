import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Kbd } from "./kbd.tsx";

export type TooltipProps = {
  readonly text: string;
  readonly shortcut?: readonly string[] | undefined;
  readonly placement?: "top" | "bottom" | "start" | "end";
  /** One part that takes focus: a Button, an IconButton without its own tooltip, a Link. */
  readonly children: ReactNode;
};

/** Names the part it stands around, on hover after a moment and on keyboard focus at once. */
export function Tooltip({ text, shortcut, placement = "bottom", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="fade flex max-w-72 items-center gap-2 rounded bg-raised px-2 py-1 text-small text-ink shadow-float forced-colors:border"
      >
        {text}
        {shortcut && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
