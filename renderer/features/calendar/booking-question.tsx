import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "#contract/index.ts";
import type { BookingState } from "#core/calendar/booking.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { go } from "../../lib/go.ts";
import { useToday, useZone } from "../../lib/now.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { whenIn } from "./time-words.ts";
import { useBooking } from "./use-booking.ts";

type Why = Extract<BookingState, { type: "needs-you" }>["why"];
type Given = Omit<Question<"calendar.answer">, "meetingId">;
type Way = { readonly title: string; readonly give: Given };

/** What the calendar asks about a booking, in words, and each answer as one press. */
export function BookingQuestion({ meeting }: { readonly meeting: Meeting }) {
  const { t, i18n } = useTranslation("calendar");
  const zone = useZone();
  const today = useToday();
  const { inWords } = useBooking();
  const [problem, setProblem] = useState<string>();
  const bookings = useAsk("calendar.bookings", { pairId: meeting.pairId }).data;
  const state = bookings?.find(({ meetingId }) => meetingId === meeting.id)?.state;
  if (state?.type !== "needs-you") return null;
  const { why } = state;
  const when = (at: Millis): string => whenIn(i18n.language, at, zone, today);
  const answer = async (given: Given) => {
    const done = await bridge.api["calendar.answer"]({ meetingId: meeting.id, ...given });
    setProblem(done.ok ? undefined : inWords(done.error));
  };
  return (
    <div className="pb-5">
      <Banner
        kind="caution"
        title={t(`why-asked.${why.type}.title`, facts(why, when))}
        actions={
          <>
            {why.type === "sign-in-again" && (
              <Button size="small" onPress={() => go("/settings/calendars")}>
                {t("account.reconnect")}
              </Button>
            )}
            {ways(why, t, when).map(({ title, give }) => (
              <Button key={title} size="small" onPress={() => void answer(give)}>
                {title}
              </Button>
            ))}
          </>
        }
      >
        {problem ?? t(`why-asked.${why.type}.more`, facts(why, when))}
      </Banner>
    </div>
  );
}

const facts = (why: Why, when: (at: Millis) => string) => ({
  when: "start" in why ? when(why.start) : "",
  code: why.type === "refused" ? why.code : "",
});

function ways(why: Why, t: TFunction<"calendar">, when: (at: Millis) => string): readonly Way[] {
  const leave: Way = { title: t("answer.leave"), give: { answer: "leave" } };
  const anew: Way = { title: t("answer.anew"), give: { answer: "ours" } };
  switch (why.type) {
    case "taken":
      return [
        ...why.instead.map(({ start }): Way => ({
          title: when(start),
          give: { answer: "ours", start },
        })),
        { title: t("answer.anyway"), give: { answer: "ours" } },
        leave,
      ];
    case "moved-there":
    case "conflict":
      return [
        { title: t("answer.theirs", { when: when(why.start) }), give: { answer: "theirs" } },
        { title: t("answer.ours"), give: { answer: "ours" } },
      ];
    case "deleted-there":
      return [leave, anew];
    case "declined":
      return [{ title: t("answer.keep"), give: { answer: "theirs" } }, leave];
    case "sign-in-again":
      return [leave];
    case "refused":
      return [{ title: t("answer.again"), give: { answer: "ours" } }, leave];
  }
}
