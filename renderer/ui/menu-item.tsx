import { Check } from "lucide-react";
import { MenuItem as AriaMenuItem } from "react-aria-components";
import { cx } from "./cx.ts";
import { optionBox } from "./float-style.ts";
import { Icon, type Glyph } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

export type MenuItemProps = {
  readonly title: string;
  readonly onAction?: () => void;
  readonly id?: string;
  readonly icon?: Glyph | undefined;
  readonly hint?: string | undefined;
  readonly shortcut?: readonly string[] | undefined;
  readonly tone?: "normal" | "danger";
  readonly isDisabled?: boolean;
  readonly href?: string;
};

/** One thing to do. In a MenuSection with a selection mode, one thing to choose. */
export function MenuItem({ title, icon, hint, shortcut, tone = "normal", ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      textValue={title}
      className={cx(optionBox, tone === "danger" && "text-critical-ink")}
    >
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode !== "none" && (
            <Check aria-hidden size={14} className={isSelected ? "text-accent-ink" : "invisible"} />
          )}
          {icon && <Icon of={icon} tone={tone === "danger" ? "inherit" : "soft"} />}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{title}</span>
            {hint && <span className="block truncate text-small text-faint">{hint}</span>}
          </span>
          {shortcut && (
            <span className="ps-6">
              <Kbd keys={shortcut} />
            </span>
          )}
        </>
      )}
    </AriaMenuItem>
  );
}
