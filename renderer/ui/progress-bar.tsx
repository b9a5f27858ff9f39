import { Label, ProgressBar as AriaProgressBar } from "react-aria-components";

export type ProgressBarProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** 0 to 100; without it nobody knows how long. */
  readonly value?: number | undefined;
  /** The progress in words, where per cent would say less: "3 of 14". */
  readonly valueLabel?: string;
};

/** How far along something is. */
export function ProgressBar({ label, isLabelHidden = false, value, valueLabel }: ProgressBarProps) {
  const progress = value === undefined ? { isIndeterminate: true } : { value };
  return (
    <AriaProgressBar
      {...progress}
      {...(valueLabel && { valueLabel })}
      className="flex flex-col gap-1.5"
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <span
            className={
              isLabelHidden ? "sr-only" : "flex justify-between gap-4 text-small text-soft"
            }
          >
            <Label>{label}</Label>
            {!isIndeterminate && <span className="tabular text-faint">{valueText}</span>}
          </span>
          <span className="block h-1 overflow-hidden rounded-full bg-here forced-colors:border">
            <span
              className={`solid-state block h-full rounded-full bg-accent ${isIndeterminate ? "sweep w-1/3" : "transition-[width] duration-(--calm)"}`}
              style={isIndeterminate ? {} : { width: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
