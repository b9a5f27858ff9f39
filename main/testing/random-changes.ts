import fc from "fast-check";
import type { SyncedTable } from "../db/ops.ts";
import type { FreshStore } from "../db/testing.ts";

/** What a step does: a channel and numbers that choose among what there is. */
export const channels = [
  "people.add",
  "people.change",
  "people.archive",
  "pairs.start",
  "pairs.startMany",
  "pairs.change",
  "pairs.archive",
  "meetings.start",
  "meetings.end",
  "meetings.skip",
  "meetings.miss",
  "meetings.postpone",
  "agenda.add",
  "agenda.add",
  "agenda.addMany",
  "agenda.rename",
  "agenda.share",
  "agenda.setState",
  "agenda.move",
  "agenda.archive",
  "agenda.toTask",
  "tasks.add",
  "tasks.addMany",
  "tasks.change",
  "tasks.changeMany",
  "tasks.setState",
  "tasks.renew",
  "tasks.archive",
  "inbox.add",
  "inbox.place",
  "inbox.archive",
  "templates.save",
  "templates.archive",
  "templates.saveQuestion",
  "templates.archiveQuestion",
  "reminders.add",
  "reminders.archive",
] as const;
export type Step = {
  readonly channel: (typeof channels)[number];
  readonly a: number;
  readonly b: number;
};
export const step: fc.Arbitrary<Step> = fc.record({
  channel: fc.constantFrom(...channels),
  a: fc.nat(9),
  b: fc.nat(9),
});

export async function inputOf(store: FreshStore, { channel, a, b }: Step): Promise<unknown> {
  const pick = async (table: SyncedTable, n: number) => {
    const rows = await store.db.query
      .selectFrom(table)
      .select("id")
      .where("archived_at", "is", null)
      .orderBy("id")
      .execute();
    return rows[n % Math.max(rows.length, 1)]?.id ?? "none";
  };
  const words = `words ${a} ${b}`;
  const cadence = { everyWeeks: 1, weekday: 2, at: "10:00", minutes: 30, zone: "Europe/Berlin" };
  switch (channel) {
    case "people.add":
      return { name: words, ...(b > 5 ? { managerId: await pick("person", a) } : {}) };
    case "people.change":
      return {
        id: await pick("person", a),
        details: { position: words, managerId: b > 5 ? await pick("person", b) : null },
      };
    case "people.archive":
      return { id: await pick("person", a) };
    case "pairs.start":
      return {
        personId: await pick("person", a),
        cadence: b > 4 ? cadence : null,
        templateId: null,
      };
    case "pairs.startMany":
      return {
        starts: [
          { personId: await pick("person", a), cadence, templateId: null },
          { personId: await pick("person", b), cadence: null, templateId: null },
        ],
      };
    case "pairs.change":
      return { id: await pick("pair", a), pinned: b > 4 };
    case "pairs.archive":
      return { id: await pick("pair", a) };
    case "meetings.start":
    case "meetings.end":
    case "meetings.skip":
    case "meetings.miss":
      return { id: await pick("meeting", a) };
    case "meetings.postpone":
      return { id: await pick("meeting", a), day: `2026-11-1${b}`, at: "11:00" };
    case "agenda.add":
      return {
        meetingId: await pick("meeting", a),
        text: words,
        sharing: (["shared", "at-start", "private"] as const)[b % 3],
      };
    case "agenda.addMany":
      return {
        meetingId: await pick("meeting", a),
        texts: [words, `${words} two`],
        sharing: "shared",
      };
    case "agenda.rename":
      return { id: await pick("agenda_item", a), text: words };
    case "agenda.share":
      return {
        id: await pick("agenda_item", a),
        sharing: (["shared", "at-start", "private"] as const)[b % 3],
      };
    case "agenda.setState":
      return {
        id: await pick("agenda_item", a),
        state: (["open", "done", "dropped"] as const)[b % 3],
      };
    case "agenda.move":
      return {
        id: await pick("agenda_item", a),
        after: b > 4 ? await pick("agenda_item", b) : null,
      };
    case "agenda.toTask":
      return {
        id: await pick("agenda_item", a),
        title: words,
        assigneeId: await pick("person", b),
        due: null,
        dueAt: null,
        priority: 1,
        labels: ["q3"],
        reminders: [],
      };
    case "tasks.add":
      return {
        title: words,
        details: null,
        pairId: b > 5 ? await pick("pair", a) : null,
        meetingId: null,
        reminders: [],
        labels: ["x"],
        ...(b % 2 ? { due: `2026-11-1${a}` } : {}),
      };
    case "tasks.addMany":
      return { titles: [words, "other"] };
    case "tasks.change":
      return {
        id: await pick("task", a),
        fields: { title: words, priority: b % 4, assigneeId: await pick("person", b) },
      };
    case "tasks.changeMany":
      return {
        ids: [await pick("task", a), await pick("task", b)],
        to: b > 4 ? { state: "done" } : { fields: { due: "2026-12-01" } },
      };
    case "tasks.setState":
      return { id: await pick("task", a), state: (["open", "done", "dropped"] as const)[b % 3] };
    case "tasks.renew":
      return { id: await pick("task", a), due: b > 4 ? "2026-12-02" : null };
    case "inbox.add":
      return { text: words };
    case "templates.save":
      return {
        ...(b > 5 ? { id: await pick("template", a) } : {}),
        details: { name: words, points: [words] },
      };
    case "templates.saveQuestion":
      return {
        ...(b > 5 ? { id: await pick("question", a) } : {}),
        details: { topic: "t", text: words },
      };
    case "reminders.add":
      return {
        subject: { type: "task", id: await pick("task", a) },
        time: { kind: "next-meeting" },
        forId: null,
      };
    case "agenda.archive":
      return { id: await pick("agenda_item", a) };
    case "tasks.archive":
      return { id: await pick("task", a) };
    case "inbox.place":
      return {
        id: await pick("inbox_item", a),
        as: b > 4 ? { kind: "task" } : { kind: "point", meetingId: await pick("meeting", b) },
      };
    case "inbox.archive":
      return { id: await pick("inbox_item", a) };
    case "templates.archive":
      return { id: await pick("template", a) };
    case "templates.archiveQuestion":
      return { id: await pick("question", a) };
    case "reminders.archive":
      return { id: await pick("reminder", a) };
  }
}
