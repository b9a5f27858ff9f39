import { getLocalTimeZone, parseDate, today } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import {
  Button,
  Calendar as AriaCalendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components";
import { Button as TextButton } from "./button.tsx";

/** A day as `YYYY-MM-DD`. */
export type Day = string;

export type CalendarProps = {
  readonly label: string;
  readonly value: Day | null;
  readonly onChange: (day: Day) => void;
  readonly min?: Day | undefined;
  readonly max?: Day | undefined;
  /** Days that need no looking for: today, tomorrow, the next 1:1. */
  readonly presets?: readonly { readonly title: string; readonly day: Day }[];
  readonly isDayUnavailable?: (day: Day) => boolean;
  readonly autoFocus?: boolean;
};

/** A month to choose a day from. */
export function Calendar({
  label,
  value,
  onChange,
  min,
  max,
  presets = [],
  isDayUnavailable,
  autoFocus = false,
}: CalendarProps) {
  return (
    <div className="flex flex-col gap-2">
      {presets.length > 0 && (
        <div className="flex flex-wrap gap-1 border-b border-line pb-2">
          {presets.map(({ title, day }) => (
            <TextButton key={title} size="small" kind="quiet" onPress={() => onChange(day)}>
              {title}
            </TextButton>
          ))}
        </div>
      )}
      <AriaCalendar
        aria-label={label}
        value={value === null ? null : parseDate(value)}
        onChange={(day) => onChange(day.toString())}
        autoFocus={autoFocus}
        {...(min && { minValue: parseDate(min) })}
        {...(max && { maxValue: parseDate(max) })}
        {...(isDayUnavailable && { isDateUnavailable: (day) => isDayUnavailable(day.toString()) })}
      >
        <CalendarMonth />
      </AriaCalendar>
    </div>
  );
}

/** The inside of a calendar; the date picker shows the same. */
export function CalendarMonth() {
  const now = today(getLocalTimeZone());
  return (
    <>
      <header className="flex items-center gap-1 pb-2 ps-2">
        <Heading className="flex-1 text-base font-semibold" />
        <Button slot="previous" className={arrow}>
          <ChevronLeft aria-hidden size={16} className="rtl:rotate-180" />
        </Button>
        <Button slot="next" className={arrow}>
          <ChevronRight aria-hidden size={16} className="rtl:rotate-180" />
        </Button>
      </header>
      {/* Six weeks of room in every month, so that the arrows stay under the pointer. */}
      <div className="min-h-[216px]">
        <CalendarGrid weekdayStyle="short" className="tabular border-separate border-spacing-0">
          <CalendarGridHeader>
            {(day) => (
              <CalendarHeaderCell className="h-6 w-8 text-tiny font-medium text-faint">
                {day.slice(0, 2)}
              </CalendarHeaderCell>
            )}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell date={date} className={cell}>
                {({ formattedDate }) => (
                  <>
                    {formattedDate}
                    {date.compare(now) === 0 && (
                      <span className="absolute bottom-[3px] size-1 rounded-full bg-current" />
                    )}
                  </>
                )}
              </CalendarCell>
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </div>
    </>
  );
}

const arrow =
  "ring-out inline-flex size-7 items-center justify-center rounded text-soft data-hovered:bg-hover data-hovered:text-ink data-disabled:opacity-40";
const cell =
  "ring-in relative flex size-8 items-center justify-center rounded text-base data-hovered:bg-hover data-pressed:bg-pressed data-outside-month:invisible " +
  "data-disabled:text-ghost data-unavailable:text-ghost data-unavailable:line-through data-selected:bg-accent data-selected:font-medium data-selected:text-on-accent";
