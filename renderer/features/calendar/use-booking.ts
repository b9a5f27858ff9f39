import { useTranslation } from "react-i18next";
import type { Question } from "#contract/index.ts";
import type { MeetingId } from "#core/kernel/ids.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";

/** As long as what is booked waits before it is sent: so long it can be taken back without a trace. */
const TAKE_BACK_MS = 5_000;

/** Books and moves; each says what it did, with the way back for as long as nothing was sent. A failure is given back in words. */
export function useBooking() {
  const { t } = useTranslation("calendar");
  const { t: app } = useTranslation("app");
  const inWords = (failure: { readonly type: string }): string => {
    const key = `failure.${failure.type}`;
    const own = t(key);
    return own === key ? failureText(app, failure) : own;
  };
  const takeBack = async (meetingId: MeetingId) => {
    const answer = await bridge.api["calendar.takeBack"]({ meetingId });
    toast(
      toasts,
      answer.ok ? { text: app("undone") } : { text: inWords(answer.error), tone: "critical" },
    );
  };
  const say = (text: string, meetingId: MeetingId): void => {
    toast(toasts, {
      text,
      lifeMs: TAKE_BACK_MS,
      action: { title: app("undo"), onPress: () => void takeBack(meetingId) },
    });
  };
  return {
    inWords,
    book: async (
      question: Question<"calendar.book">,
      when: string,
    ): Promise<string | undefined> => {
      const answer = await bridge.api["calendar.book"](question);
      if (!answer.ok) return inWords(answer.error);
      say(t(answer.value.booking ? "said.booked" : "said.kept", { when }), answer.value.meetingId);
      return undefined;
    },
    move: async (
      question: Question<"calendar.move">,
      when: string,
    ): Promise<string | undefined> => {
      const answer = await bridge.api["calendar.move"](question);
      if (!answer.ok) return inWords(answer.error);
      say(t("said.moved", { when }), answer.value.meetingId);
      return undefined;
    },
  };
}
