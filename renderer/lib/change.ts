import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Answer, Api, Channel, Output, Question } from "#contract/index.ts";
import { toast } from "../ui/toast-queue.ts";
import { bridge } from "./bridge.ts";
import { failureText } from "./failure-text.ts";
import { toasts } from "./toasts.ts";

/** Channels whose answer says which change was saved. */
export type ChangeChannel = {
  [K in Channel]: Output<K> extends { change: number | null } ? K : never;
}[Channel];

let clearLast: (() => void) | undefined;

/**
 * Saves a change and offers the way back for ten seconds. A failure that the caller does not handle is said in a toast.
 * `said` puts other words into the toast; `quiet` leaves it out where the screen itself shows what happened and how to go back (Ctrl+Z always works).
 */
export function useChange() {
  const { t } = useTranslation("app");
  return useCallback(
    async <K extends ChangeChannel>(
      channel: K,
      question: Question<K>,
      options: {
        readonly quiet?: boolean;
        readonly said?: string;
        readonly handles?: readonly string[];
      } = {},
    ): Promise<Answer<K>> => {
      const answer = (await (bridge.api[channel] as Api[K])(question as never)) as Answer<K>;
      if (!answer.ok) {
        const failure = answer.error as { readonly type: string };
        if (!options.handles?.includes(failure.type))
          toast(toasts, { text: failureText(t, failure), tone: "critical" });
        return answer;
      }
      const { change } = answer.value as { readonly change: number | null };
      if (change !== null && !options.quiet) {
        clearLast?.();
        clearLast = toast(toasts, {
          text: options.said ?? t(`done.${channel}` as never),
          action: {
            title: t("undo"),
            shortcut: ["Ctrl", "Z"],
            onPress: () => void undo(t, change),
          },
        });
      }
      return answer;
    },
    [t],
  );
}

type Translate = ReturnType<typeof useTranslation<"app">>["t"];

/** Takes back a change, the latest when none is named, and says so. */
export async function undo(t: Translate, change?: number): Promise<void> {
  clearLast?.();
  const answer = await bridge.api["changes.undo"](change === undefined ? {} : { change });
  if (answer.ok)
    clearLast = toast(toasts, {
      text: t("undone"),
      action: { title: t("redo"), shortcut: ["Ctrl", "Shift", "Z"], onPress: () => void redo(t) },
    });
  else
    toast(toasts, {
      text:
        answer.error.type === "NothingToUndo" ? t("nothingToUndo") : failureText(t, answer.error),
    });
}

/** Does again what was taken back last. */
export async function redo(t: Translate): Promise<void> {
  clearLast?.();
  const answer = await bridge.api["changes.redo"](undefined);
  if (answer.ok)
    clearLast = toast(toasts, {
      text: t("redone"),
      action: {
        title: t("undo"),
        shortcut: ["Ctrl", "Z"],
        onPress: () => void undo(t, answer.value.change),
      },
    });
}
