import { parseDate } from "@internationalized/date";
import { CalendarDays, X } from "lucide-react";
import {
  Button,
  Calendar as AriaCalendar,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from "react-aria-components";
import { CalendarMonth, type Day } from "./calendar.tsx";
import { FieldLabel } from "./field-label.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { fieldBox, fieldColumn } from "./field-style.ts";
import { floatBox } from "./float-style.ts";
import { segment } from "./segment-style.ts";

export type DatePickerProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
  readonly min?: Day | undefined;
  readonly max?: Day | undefined;
  /** With it the date can be taken away. */
  readonly clearLabel?: string | undefined;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/** A day, typed or chosen from a month. */
export function DatePicker(props: DatePickerProps) {
  const {
    label,
    isLabelHidden = false,
    value,
    onChange,
    min,
    max,
    clearLabel,
    description,
    error,
    ...rest
  } = props;
  return (
    <AriaDatePicker
      {...rest}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day?.toString() ?? null)}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
      className={fieldColumn}
      {...(min && { minValue: parseDate(min) })}
      {...(max && { maxValue: parseDate(max) })}
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <Group className={`${fieldBox} flex h-8 items-center`}>
        <DateInput className="tabular flex flex-1 items-center px-1.5 whitespace-nowrap">
          {(part) => <DateSegment segment={part} className={segment} />}
        </DateInput>
        {clearLabel && value !== null && (
          <Button
            slot={null}
            aria-label={clearLabel}
            onPress={() => onChange(null)}
            className={tool}
          >
            <X aria-hidden size={14} />
          </Button>
        )}
        <Button className={`${tool} me-1`}>
          <CalendarDays aria-hidden size={16} />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover offset={6} className={floatBox}>
        <Dialog className="p-3 outline-none">
          <AriaCalendar>
            <CalendarMonth />
          </AriaCalendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

const tool =
  "ring-in inline-flex size-6 shrink-0 items-center justify-center rounded-small text-faint data-hovered:bg-hover data-hovered:text-ink";
