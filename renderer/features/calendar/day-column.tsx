import { type PointerEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FoundTime } from "#contract/calendar.ts";
import {
  type AxisDay,
  holesIn,
  instantAt,
  placeOfEnd,
  placeOfStart,
} from "#core/calendar/week-axis.ts";
import { layoutDay } from "#core/calendar/week-layout.ts";
import { workingSpans } from "#core/calendar/working-spans.ts";
import type { Millis } from "#core/kernel/time.ts";
import { useMinute } from "../../lib/now.ts";
import { blockLooks } from "./block-look.ts";
import { dragged } from "./free-times.ts";
import { MeetingBlock } from "./meeting-block.tsx";
import { FreeTime } from "./free-time.tsx";
import { clockIn } from "./time-words.ts";
import { SCALE, type WeekGridProps } from "./week-shape.ts";

export type DayColumnProps = Pick<
  WeekGridProps,
  "axis" | "me" | "people" | "items" | "others" | "onPropose"
> & {
  readonly day: AxisDay;
  readonly isToday: boolean;
  readonly times: readonly FoundTime[];
  /** The free time that Tab leads to. */
  readonly current: Millis | undefined;
  readonly onCurrent: (start: Millis) => void;
};

const STEP = 15;
const SHORTEST = 18;
type Range = { readonly from: number; readonly to: number };

const height = ({ from, to }: Range) => ({ top: from * SCALE, height: (to - from) * SCALE });

/** One day: hours of work, what there is, and times that are free. What is dragged over nothing proposes that time. */
export function DayColumn(props: DayColumnProps) {
  const { axis, day, isToday, me, people, items, times, others, current, onCurrent, onPropose } =
    props;
  const { t, i18n } = useTranslation("calendar");
  const boxes = useMemo(
    () => layoutDay(day, axis.length, items, SHORTEST),
    [axis.length, day, items],
  );
  const work = useMemo(
    () =>
      workingSpans({ zone: me.zone, hours: me.workingHours }, day).map((span): Range => ({
        from: placeOfStart(day, span.start),
        to: placeOfEnd(day, span.end),
      })),
    [day, me],
  );
  const drag = useDrag(day, boxes, onPropose);
  const clock = (at: Millis): string => clockIn(i18n.language, at, me.zone);
  return (
    <section
      aria-labelledby={`day-${day.day}`}
      className="relative min-w-0 flex-1 border-s border-line bg-sunken"
    >
      {work.map((span) => (
        <div
          key={span.from}
          aria-hidden
          className="absolute inset-x-0 bg-page"
          style={height(span)}
        />
      ))}
      {axis.hours.slice(1).map(({ place }) => (
        <div
          key={place}
          aria-hidden
          className="absolute inset-x-0 border-t border-line"
          style={{ top: place * SCALE }}
        />
      ))}
      {holesIn(day, axis.length).map((hole) => (
        <div
          key={hole.from}
          aria-hidden
          className="absolute inset-x-0 bg-[repeating-linear-gradient(90deg,var(--line)_0_1px,transparent_1px_5px)]"
          style={height(hole)}
        />
      ))}
      <div aria-hidden className="absolute inset-0" {...drag.handlers} />
      {drag.range && (
        <div
          aria-hidden
          className="tabular pointer-events-none absolute inset-x-0.5 z-1 overflow-hidden rounded-small border border-accent bg-accent-tint px-1 text-tiny text-accent-ink"
          style={height(drag.range)}
        >
          {clock(instantAt(day, drag.range.from))} – {clock(instantAt(day, drag.range.to))}
        </div>
      )}
      <ul className="pointer-events-none absolute inset-0">
        {boxes.map((box) => (
          <li
            key={box.item.id}
            className="pointer-events-auto absolute p-px"
            style={{
              ...height(box),
              insetInlineStart: `${(box.column / box.columns) * 100}%`,
              width: `${100 / box.columns}%`,
            }}
          >
            {box.item.kind === "busy" ? (
              <div className={`h-full rounded-small ${blockLooks[box.item.of]}`}>
                <span className="sr-only">
                  {t(`kind.${box.item.of}`)}, {clock(box.item.start)} – {clock(box.item.end)}
                </span>
              </div>
            ) : (
              <MeetingBlock meeting={box.item} me={me} people={people} height={box.to - box.from} />
            )}
          </li>
        ))}
        {times.map((time) => (
          <li
            key={time.start}
            className="pointer-events-auto absolute start-0.5 end-2.5 p-px"
            style={height({ from: placeOfStart(day, time.start), to: placeOfEnd(day, time.end) })}
          >
            <FreeTime
              time={time}
              me={me}
              others={others}
              people={people}
              isCurrent={time.start === current}
              onFocus={() => onCurrent(time.start)}
              onPress={() => onPropose(time.start, Math.round((time.end - time.start) / 60_000))}
            />
          </li>
        ))}
      </ul>
      {isToday && <NowLine day={day} />}
    </section>
  );
}

function NowLine({ day }: { readonly day: AxisDay }) {
  const minute = useMinute();
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-1 border-t-2 border-critical-fill"
      style={{ top: placeOfStart(day, minute) * SCALE - 1 }}
    >
      <span className="absolute -start-1 -top-[5px] size-2 rounded-full bg-critical-fill" />
    </div>
  );
}

function useDrag(
  day: AxisDay,
  taken: readonly Range[],
  onPropose: (start: Millis, minutes: number) => void,
) {
  const [drag, setDrag] = useState<Range>();
  const placeOf = (event: PointerEvent<HTMLElement>): number =>
    (event.clientY - event.currentTarget.getBoundingClientRect().top) / SCALE;
  const range = drag && dragged(drag.from, drag.to, STEP, taken);
  return {
    range: drag && Math.abs(drag.to - drag.from) >= STEP / 2 ? range : undefined,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const place = placeOf(event);
        setDrag({ from: place, to: place });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag) setDrag({ ...drag, to: placeOf(event) });
      },
      onPointerCancel: () => setDrag(undefined),
      onPointerUp: () => {
        setDrag(undefined);
        if (!drag || !range) return;
        const isDragged = Math.abs(drag.to - drag.from) >= STEP / 2;
        const start = instantAt(day, range.from);
        const minutes = Math.round((instantAt(day, range.to) - start) / 60_000);
        onPropose(start, isDragged ? minutes : 30);
      },
    },
  };
}
