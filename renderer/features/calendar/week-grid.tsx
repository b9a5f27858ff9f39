import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import { formatTime } from "../../lib/format.ts";
import { cx } from "../../ui/cx.ts";
import { DayColumn } from "./day-column.tsx";
import { isArrow, oneAfterAnother, stepTo } from "./free-times.ts";
import { SCALE, type WeekGridProps } from "./week-shape.ts";

const HOUR = 60;

/** A week, hour by hour. Free times are walked through by arrows, also into the next week. */
export function WeekGrid(props: WeekGridProps) {
  const { axis, me, today, times, onWeek, onLeave } = props;
  const { t, i18n } = useTranslation("calendar");
  const shown = useMemo(() => oneAfterAnother(times), [times]);
  const [current, setCurrent] = useState<Millis>();
  const scroller = useRef<HTMLDivElement>(null);
  const arrivesAt = useRef<"first" | "last">(undefined);
  const at = shown.some(({ start }) => start === current) ? current : shown[0]?.start;
  const focus = (start: Millis | undefined): void => {
    setCurrent(start);
    scroller.current?.querySelector<HTMLElement>(`[data-start="${start}"]`)?.focus();
  };
  // The next week was entered by an arrow: the way goes on at its near edge as soon as its times are known.
  useEffect(() => {
    if (arrivesAt.current === undefined || shown.length === 0) return;
    const next = arrivesAt.current === "first" ? shown[0] : shown.at(-1);
    arrivesAt.current = undefined;
    focus(next?.start);
  }, [shown]);
  const opens = opening(me);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: Math.max(0, opens - HOUR / 2) * SCALE });
  }, [opens]);
  const press = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset["start"];
    if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return onLeave();
    }
    if (!isArrow(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const to = stepTo(axis.days, shown, Number(from) as Millis, event.key);
    if (typeof to === "number") return focus(to);
    arrivesAt.current = to === "after" ? "first" : "last";
    onWeek(to === "after" ? 1 : -1);
  };
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={t("week.label")}
      tabIndex={0}
      onKeyDownCapture={press}
      className="scroll-calm relative min-h-0 flex-1 border-t border-line"
    >
      <div className="sticky top-0 z-2 flex border-b border-line bg-page ps-14">
        {axis.days.map(({ day, start, end }) => (
          <h2
            key={day}
            id={`day-${day}`}
            className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-1.5 px-2 py-1.5 text-base font-medium"
          >
            <DayName day={day} isToday={day === today} />
            {end - start !== 86_400_000 && (
              <span className="text-tiny font-normal text-caution-ink">{t("week.switch")}</span>
            )}
          </h2>
        ))}
      </div>
      <div className="relative flex" style={{ height: axis.length * SCALE }}>
        <div aria-hidden className="tabular relative w-14 shrink-0 text-tiny text-faint">
          {axis.hours.slice(1).map(({ place, hour }) => (
            <span
              key={place}
              className="absolute end-2 -translate-y-1/2"
              style={{ top: place * SCALE }}
            >
              {formatTime(i18n.language, `${String(hour).padStart(2, "0")}:00` as TimeOfDay)}
            </span>
          ))}
        </div>
        {axis.days.map((day) => (
          <DayColumn
            key={day.day}
            {...props}
            day={day}
            isToday={day.day === today}
            times={shown.filter(({ start }) => day.start <= start && start < day.end)}
            current={at}
            onCurrent={setCurrent}
          />
        ))}
      </div>
    </div>
  );
}

function DayName({ day, isToday }: { readonly day: Day; readonly isToday: boolean }) {
  const { t, i18n } = useTranslation("calendar");
  const noon = Date.parse(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(i18n.language, { timeZone: "UTC", ...options }).format(noon);
  return (
    <>
      <span className="sr-only">
        {part({ weekday: "long", day: "numeric", month: "long" })}
        {isToday && `, ${t("week.today")}`}
      </span>
      <span aria-hidden className="text-faint">
        {part({ weekday: "short" })}
      </span>
      <span
        aria-hidden
        className={cx("tabular rounded px-1", isToday && "bg-accent text-on-accent")}
      >
        {part({ day: "numeric" })}
      </span>
    </>
  );
}

/** Where the week is opened: at the first hour of work. */
const opening = (me: Person): number =>
  me.workingHours
    .flatMap((hours) => (hours ? [Number(hours.from.slice(0, 2)) * HOUR] : []))
    .toSorted((a, b) => a - b)[0] ?? 8 * HOUR;
