import { Temporal } from "temporal-polyfill";
import type { AgendaItem } from "../agenda/agenda-item.ts";
import type { Millis } from "../kernel/time.ts";
import { Cadence } from "../pairs/pair.ts";
import { Task } from "../tasks/task.ts";
import { AgendaItem as AgendaItemSchema } from "../agenda/agenda-item.ts";
import type { Closing } from "./close-meeting.ts";
import { Meeting } from "./meeting.ts";

/** An instant as UTC text. */
export const at = (text: string): Millis => Temporal.Instant.from(text).epochMilliseconds as Millis;

/** Every Thursday at ten in Berlin. */
export const thursdays = (changes: Partial<Cadence> = {}): Cadence =>
  Cadence.parse({
    everyWeeks: 1,
    weekday: 4,
    at: "10:00",
    minutes: 30,
    zone: "Europe/Berlin",
    ...changes,
  });

/** Planned for Thursday, 5 November 2026, at ten in Berlin. */
export const meetingOf = (changes: { readonly [K in keyof Meeting]?: unknown } = {}): Meeting =>
  Meeting.parse({
    id: "m1",
    pairId: "pair",
    day: "2026-11-05",
    at: "10:00",
    zone: "Europe/Berlin",
    minutes: 30,
    rhythmDay: "2026-11-05",
    state: "planned",
    startedAt: null,
    endedAt: null,
    closedByDay: false,
    archivedAt: null,
    createdAt: at("2026-10-29T10:00:00Z"),
    ...changes,
  });

export const pointOf = (
  id: string,
  changes: { readonly [K in keyof AgendaItem]?: unknown } = {},
): AgendaItem =>
  AgendaItemSchema.parse({
    id,
    pairId: "pair",
    meetingId: "m1",
    authorId: "me",
    text: `About ${id}`,
    sharing: "shared",
    position: id,
    state: "open",
    carried: 0,
    taskId: null,
    touched: null,
    archivedAt: null,
    createdAt: at("2026-11-02T09:00:00Z"),
    ...changes,
  });

export const taskOf = (id: string, changes: { readonly [K in keyof Task]?: unknown } = {}): Task =>
  Task.parse({
    id,
    title: `Do ${id}`,
    details: null,
    authorId: "me",
    assigneeId: "me",
    pairId: "pair",
    meetingId: null,
    agendaItemId: null,
    due: null,
    dueAt: null,
    priority: 0,
    labels: [],
    repeat: null,
    state: "open",
    doneAt: null,
    renewedAt: null,
    archivedAt: null,
    createdAt: at("2026-11-01T09:00:00Z"),
    ...changes,
  });

export const closingOf = (changes: Partial<Closing> = {}): Closing => ({
  meeting: meetingOf(),
  agenda: [],
  ending: "held",
  now: at("2026-11-05T09:30:00Z"),
  cadence: thursdays(),
  nextId: "m2" as Closing["nextId"],
  template: [],
  authorId: "me" as Closing["authorId"],
  ...changes,
});
