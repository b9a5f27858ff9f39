import { useMemo } from "react";
import type { AgendaItem, Sharing } from "#core/agenda/agenda-item.ts";
import type { AgendaItemId } from "#core/kernel/ids.ts";
import type { QuickLineEntry } from "../../../lib/quick-line/quick-line-entry.ts";
import { patchPoint, type Shown, useChangeShown, viewNow } from "../one-on-one.ts";

export type Agenda = ReturnType<typeof useAgenda>;

/** What can be done with the points of a meeting; each is one change with a way back. */
export function useAgenda({ view }: Shown) {
  const change = useChangeShown(view);
  const { meeting, meId, pair } = view;
  return useMemo(() => {
    const agenda = () => viewNow(pair.id)?.agenda ?? [];
    const find = (id: string) => agenda().find((item) => item.id === id);
    const put = (id: AgendaItemId, after: AgendaItemId | null) =>
      change(
        "agenda.move",
        { id, after },
        { quiet: true, patch: (shown) => ({ ...shown, agenda: moved(shown.agenda, id, after) }) },
      );
    return {
      find,
      /** Points are shared unless the line says otherwise; one that names who does it is an action item from the start. */
      add: async (text: string, sharing: Sharing) =>
        (await change("agenda.add", { meetingId: meeting.id, text, sharing }, { quiet: true })).ok,
      addMany: async (texts: readonly string[]) =>
        (
          await change("agenda.addMany", {
            meetingId: meeting.id,
            texts: [...texts],
            sharing: "shared",
          })
        ).ok,
      rename: (id: AgendaItemId, text: string) =>
        change("agenda.rename", { id, text }, { quiet: true, patch: patchPoint(id, { text }) }),
      toggleDone: (id: AgendaItemId) => {
        const state = find(id)?.state === "open" ? "done" : "open";
        return change(
          "agenda.setState",
          { id, state },
          { quiet: true, patch: patchPoint(id, { state }) },
        );
      },
      canShare: (item: AgendaItem) => item.authorId === meId,
      share: (id: AgendaItemId, sharing: Sharing) =>
        change("agenda.share", { id, sharing }, { patch: patchPoint(id, { sharing }) }),
      archive: (id: AgendaItemId) =>
        change(
          "agenda.archive",
          { id },
          {
            patch: (shown) => ({ ...shown, agenda: shown.agenda.filter((item) => item.id !== id) }),
          },
        ),
      put,
      step: (id: AgendaItemId, by: 1 | -1) => {
        const points = agenda();
        const at = points.findIndex((item) => item.id === id);
        const to = at + by;
        if (at < 0 || to < 0 || to >= points.length) return undefined;
        return put(id, (by === 1 ? points[to]?.id : points[to - 1]?.id) ?? null);
      },
      toTask: async (id: AgendaItemId, entry: QuickLineEntry) => {
        const { text, assigneeId, due, dueAt, priority, labels, reminders } = entry;
        const fields = {
          title: text,
          assigneeId: assigneeId ?? meId,
          due,
          dueAt,
          priority,
          labels: [...labels],
          reminders: [...reminders],
        };
        return (
          await change(
            "agenda.toTask",
            { id, ...fields },
            { patch: patchPoint(id, { state: "done" }) },
          )
        ).ok;
      },
    };
  }, [change, meId, meeting.id, pair.id]);
}

function moved(agenda: readonly AgendaItem[], id: string, after: string | null): AgendaItem[] {
  const item = agenda.find((one) => one.id === id);
  const rest = agenda.filter((one) => one.id !== id);
  const at = after === null ? 0 : rest.findIndex((one) => one.id === after) + 1;
  return item ? rest.toSpliced(at, 0, item) : [...agenda];
}
