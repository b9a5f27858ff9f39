import { parseTime } from "@internationalized/date";
import { useState } from "react";
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

/** A time of the day. What is typed stands while the field has the focus: an owner who gives it back late would mix the keys typed meanwhile with an older time. */
export function TimeField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  description,
  error,
  ...rest
}: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>();
  const shown = typed === undefined ? value : typed;
  const take = (time: string | null): void => {
    setTyped(time);
    onChange(time);
  };
  return (
    <AriaTimeField
      {...rest}
      value={shown === null ? null : parseTime(shown)}
      onChange={(time) => take(time ? time.toString().slice(0, 5) : null)}
      onBlur={() => setTyped(undefined)}
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
