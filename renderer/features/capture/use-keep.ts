import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import type { QuickLineEntry } from "../../lib/quick-line/quick-line-entry.ts";
import type { Destination } from "./destination.ts";

/** Keeps a captured line where it belongs and says where that is. */
export function useKeep() {
  const { t } = useTranslation("capture");
  const people = useAsk("people.list", undefined).data ?? [];
  const change = useChange();
  const nameOf = (id: string | null) =>
    people.find((person) => person.id === id && !person.isMe)?.name;
  return async (
    { text, assigneeId, due, dueAt, priority, labels, repeat, reminders, sharing }: QuickLineEntry,
    to: Destination,
  ): Promise<boolean> => {
    switch (to.kind) {
      case "point":
        // A thought caught in passing is mine alone until I say otherwise.
        return (
          await change(
            "agenda.add",
            { meetingId: to.meetingId, text, sharing: sharing ?? "private" },
            { said: t("kept.point", { name: nameOf(to.personId) ?? "" }) },
          )
        ).ok;
      case "task": {
        const name = nameOf(assigneeId);
        const task = {
          title: text,
          due,
          dueAt,
          priority,
          labels: [...labels],
          repeat,
          reminders: [...reminders],
          ...(assigneeId && { assigneeId }),
        };
        return (
          await change("tasks.add", task, {
            said: name ? t("kept.taskFor", { name }) : t("kept.task"),
          })
        ).ok;
      }
      case "inbox": {
        const name = nameOf(assigneeId);
        return (
          await change(
            "inbox.add",
            { text: name ? `${name}: ${text}` : text },
            { said: t("kept.inbox") },
          )
        ).ok;
      }
    }
  };
}
