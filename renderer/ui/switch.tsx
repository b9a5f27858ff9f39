import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components";

export type SwitchProps = Pick<AriaSwitchProps, "isSelected" | "defaultSelected" | "onChange" | "isDisabled" | "isReadOnly" | "name"> & {
  readonly label: string;
  readonly description?: string | undefined;
  /** Words first and the switch at the end of the line, as settings have it. */
  readonly isTrailing?: boolean;
};

/** On or off, and it takes effect at once. */
export function Switch({ label, description, isTrailing = false, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={`group/switch flex items-start gap-2.5 text-base data-disabled:opacity-45 ${isTrailing ? "flex-row-reverse justify-between" : ""}`}>
      <span className={track}>
        <span className="size-3 rounded-full bg-page shadow-[0_0_1px_var(--edge)] transition-transform duration-(--calm) group-data-selected/switch:translate-x-3 group-data-selected/switch:bg-on-accent rtl:group-data-selected/switch:-translate-x-3" />
      </span>
      <span className="flex min-w-0 flex-col">
        {label}
        {description && <span className="text-small text-faint">{description}</span>}
      </span>
    </AriaSwitch>
  );
}

const track =
  "mt-[1.5px] inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-edge p-0.5 transition-colors group-data-hovered/switch:bg-soft " +
  "group-data-selected/switch:bg-accent group-data-selected/switch:group-data-hovered/switch:bg-accent-hover " +
  "group-data-focus-visible/switch:outline-2 group-data-focus-visible/switch:outline-offset-2 group-data-focus-visible/switch:outline-ring " +
  "forced-colors:border forced-colors:group-data-selected/switch:bg-[Highlight]";
