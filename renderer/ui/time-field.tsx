import { parseTime } from "@internationalized/date";
import { DateInput, DateSegment, TimeField as AriaTimeField } from "react-aria-components";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { fieldBox, fieldColumn } from "./field-style.ts";
import { segment } from "./segment-style.ts";

export type TimeFieldProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** `HH:MM`, always 24 hours; shown as the locale has it. */
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/** A time of the day. */
export function TimeField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  description,
  error,
  ...rest
}: TimeFieldProps) {
  return (
    <AriaTimeField
      {...rest}
      value={value === null ? null : parseTime(value)}
      onChange={(time) => onChange(time ? time.toString().slice(0, 5) : null)}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
      className={fieldColumn}
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <DateInput className={`${fieldBox} tabular flex h-8 items-center px-1.5 whitespace-nowrap`}>
        {(part) => <DateSegment segment={part} className={segment} />}
      </DateInput>
      <FieldNotes description={description} error={error} />
    </AriaTimeField>
  );
}
