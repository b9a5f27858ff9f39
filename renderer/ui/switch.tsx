import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components";

export type SwitchProps = Pick<
  AriaSwitchProps,
  "isSelected" | "defaultSelected" | "onChange" | "isDisabled" | "isReadOnly" | "name"
> & {
  readonly label: string;
  /** Said by a screen reader only, where the words stand beside it already. */
  readonly isLabelHidden?: boolean;
  readonly description?: string | undefined;
  /** Words first and the switch at the end of the line, as settings have it. */
  readonly isTrailing?: boolean;
};

/** On or off, and it takes effect at once. */
export function Switch({
  label,
  isLabelHidden = false,
  description,
  isTrailing = false,
  ...rest
}: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={`group/switch flex items-start gap-2.5 text-base data-disabled:opacity-45 ${isTrailing ? "flex-row-reverse justify-between" : ""}`}
    >
      <span className={track}>
        <span className="size-2.5 rounded-full bg-current transition-transform duration-(--calm) group-data-selected/switch:translate-x-3 rtl:group-data-selected/switch:-translate-x-3" />
      </span>
      <span className={isLabelHidden ? "sr-only" : "flex min-w-0 flex-col"}>
        {label}
        {description && <span className="text-small text-faint">{description}</span>}
      </span>
    </AriaSwitch>
  );
}

const track =
  "mt-[1.5px] inline-flex h-4 w-7 shrink-0 items-center rounded-full border-[1.5px] border-edge bg-field px-[1.5px] text-edge transition-colors group-data-hovered/switch:border-soft group-data-hovered/switch:text-soft " +
  "group-data-selected/switch:border-accent group-data-selected/switch:bg-accent group-data-selected/switch:text-on-accent " +
  "group-data-focus-visible/switch:outline-2 group-data-focus-visible/switch:outline-offset-2 group-data-focus-visible/switch:outline-ring " +
  "forced-colors:group-data-selected/switch:bg-[Highlight]";
