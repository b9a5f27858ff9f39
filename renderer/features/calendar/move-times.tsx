import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, instantOf } from "#core/kernel/calendar-day.ts";
import type { Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { useToday } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { thereIn, whenIn } from "./time-words.ts";
import { useBooking } from "./use-booking.ts";

export type MoveTimesProps = {
  readonly meeting: Meeting;
  readonly me: Person;
  readonly other: Person;
  readonly onDone: () => void;
};

const DAYS = 14;

/** The three times that suit both best; one press moves the meeting there. */
export function MoveTimes({ meeting, me, other, onDone }: MoveTimesProps) {
  const { t, i18n } = useTranslation("calendar");
  const today = useToday();
  const booking = useBooking();
  const [problem, setProblem] = useState<string>();
  const midnight = (days: number): Millis =>
    instantOf(addDays(today, days), "00:00" as TimeOfDay, me.zone);
  const { minutes } = meeting;
  const { data } = useAsk("calendar.times", {
    personIds: [other.id],
    minutes,
    from: midnight(0),
    to: midnight(DAYS),
    meetingId: meeting.id,
  });
  // What it has already is free for it too, and no move.
  const here = meeting.day && meeting.at && instantOf(meeting.day, meeting.at, meeting.zone);
  const best = data?.best.filter(({ start }) => start !== here) ?? [];
  if (best.length === 0) return null;
  const move = async (start: Millis) => {
    const when = whenIn(i18n.language, start, me.zone, today);
    const failure = await booking.move(
      { meetingId: meeting.id, start, minutes, scope: "one", tells: false },
      when,
    );
    if (failure === undefined) onDone();
    else setProblem(failure);
  };
  const isSure = best.every(({ isConfirmed }) => isConfirmed);
  return (
    <section aria-labelledby="free-times" className="flex flex-col gap-2 pb-4">
      <h3 id="free-times" className="text-small font-medium text-soft">
        {t("move.free")}
      </h3>
      <div className="flex flex-col gap-1.5">
        {best.map(({ start }) => {
          const there = thereIn(i18n.language, start, me.zone, other.zone);
          return (
            <Button key={start} isWide onPress={() => void move(start)}>
              <span className="tabular">
                {whenIn(i18n.language, start, me.zone, today)}
                {there && ` · ${t("there", there)}`}
              </span>
            </Button>
          );
        })}
      </div>
      {!isSure && (
        <p className="text-small text-faint">{t("move.unconfirmed", { name: other.name })}</p>
      )}
      {problem && (
        <p role="alert" className="text-small text-critical-ink">
          {problem}
        </p>
      )}
    </section>
  );
}
