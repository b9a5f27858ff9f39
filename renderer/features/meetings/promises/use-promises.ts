import { useMemo } from "react";
import type { PersonId, TaskId } from "#core/kernel/ids.ts";
import type { Day } from "#core/kernel/time.ts";
import type { QuickLineEntry } from "../../../lib/quick-line/quick-line-entry.ts";
import { patchPromise, type Shown, useChangeShown, viewNow } from "../one-on-one.ts";

export type Promises = ReturnType<typeof usePromises>;

/** What can be done with what the two promised each other. */
export function usePromises({ view }: Shown) {
  const change = useChangeShown(view);
  const { pair, meeting } = view;
  return useMemo(
    () => ({
      toggleDone: (id: TaskId) => {
        const state =
          viewNow(pair.id)?.ledger.find((line) => line.task.id === id)?.task.state === "open"
            ? "done"
            : "open";
        return change("tasks.setState", { id, state }, { patch: patchPromise(id, { state }) });
      },
      drop: (id: TaskId) =>
        change(
          "tasks.setState",
          { id, state: "dropped" },
          {
            patch: (before) => ({
              ...before,
              ledger: before.ledger.filter((line) => line.task.id !== id),
            }),
          },
        ),
      renew: (id: TaskId, due: Day | null) =>
        change("tasks.renew", { id, due }, { patch: patchPromise(id, { due }) }),
      archive: (id: TaskId) =>
        change(
          "tasks.archive",
          { id },
          {
            patch: (before) => ({
              ...before,
              ledger: before.ledger.filter((line) => line.task.id !== id),
            }),
          },
        ),
      add: async ({
        text,
        assigneeId,
        due,
        dueAt,
        priority,
        labels,
        repeat,
        reminders,
      }: QuickLineEntry) => {
        const isOurs = assigneeId === null || pair.personIds.includes(assigneeId as PersonId);
        const asked = {
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
          await change(
            "tasks.add",
            {
              ...asked,
              ...(isOurs && {
                pairId: pair.id,
                meetingId: meeting.state === "running" ? meeting.id : null,
              }),
            },
            { quiet: true },
          )
        ).ok;
      },
    }),
    [change, meeting.id, meeting.state, pair.id, pair.personIds],
  );
}
