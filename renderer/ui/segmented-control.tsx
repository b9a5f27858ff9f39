import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { cx } from "./cx.ts";
import { Icon, type Glyph } from "./icon.tsx";

export type SegmentedControlProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly segments: readonly {
    readonly id: string;
    readonly title: string;
    readonly icon?: Glyph | undefined;
    readonly isDisabled?: boolean;
  }[];
  readonly size?: "regular" | "small";
};

/** A choice of two to five that takes effect at once. */
export function SegmentedControl({
  label,
  value,
  onChange,
  segments,
  size = "regular",
}: SegmentedControlProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([id]) => id !== undefined && onChange(String(id))}
      className="inline-flex w-fit gap-0.5 rounded bg-here p-0.5"
    >
      {segments.map(({ id, title, icon, isDisabled = false }) => (
        <ToggleButton
          key={id}
          id={id}
          isDisabled={isDisabled}
          className={cx(
            "ring-out inline-flex items-center gap-1.5 rounded-small px-2.5 text-base font-medium whitespace-nowrap text-soft transition-colors data-hovered:text-ink data-selected:bg-button data-selected:text-ink data-selected:shadow-[0_0_0_1px_var(--line)] data-disabled:opacity-45 forced-colors:data-selected:outline-2",
            size === "regular" ? "h-7" : "h-6 text-small",
          )}
        >
          {icon && <Icon of={icon} size={14} />}
          {title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
