import type { AgendaItem } from "../agenda/agenda-item.ts";
import { positionsAfter } from "../agenda/position.ts";
import { addDays, dayAt } from "../kernel/calendar-day.ts";
import type { AgendaItemId, MeetingId, PersonId } from "../kernel/ids.ts";
import type { Day, Millis, TimeOfDay, Zone } from "../kernel/time.ts";
import { nextDate } from "../pairs/next-date.ts";
import type { Cadence } from "../pairs/pair.ts";
import type { Meeting } from "./meeting.ts";

/** How a meeting ends: it took place, was left out, did not happen, or went past the next date of its series. */
export type Ending = "held" | "skipped" | "missed" | "postponed";

export type Closing = {
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaItem[];
  readonly ending: Ending;
  readonly now: Millis;
  readonly cadence: Cadence | null;
  /** Where the next one goes when the person chose: a postponed meeting. Otherwise the series decides. */
  readonly nextSlot?: { readonly day: Day; readonly at: TimeOfDay | null; readonly minutes: number };
  readonly byDay?: boolean;
  /** The next meeting's id: derived from this one, so that two devices that close it offline plan one next meeting. */
  readonly nextId: MeetingId;
  /** Points every meeting of the pair starts with. */
  readonly template: readonly { readonly id: AgendaItemId; readonly text: string }[];
  readonly authorId: PersonId;
};

export type Closed = { readonly closed: Meeting; readonly next: Meeting; readonly carried: readonly AgendaItem[]; readonly fresh: readonly AgendaItem[] };

/** Closes a meeting and loses nothing: every open item goes to the next meeting with its carried count raised, in the order it had, followed by the template's points. */
export function closeMeeting({ meeting, agenda, ending, now, cadence, nextSlot, byDay = false, nextId, template, authorId }: Closing): Closed {
  const today = dayAt(now, meeting.zone);
  const held = ending === "held";
  const closed: Meeting = { ...meeting, state: ending, startedAt: held ? (meeting.startedAt ?? now) : meeting.startedAt, endedAt: held ? endOf(meeting, now, byDay) : meeting.endedAt, closedByDay: byDay };
  const next = plannedNext({ meeting, cadence, today, nextSlot, nextId, now });
  const carried = agenda.filter((item) => item.state === "open").map((item) => ({ ...item, meetingId: next.id, carried: item.carried + 1 }));
  const known = new Set(carried.map((item) => item.text));
  const fresh = templatePoints({ points: template.filter((point) => !known.has(point.text)), after: carried.at(-1)?.position ?? null, meeting: next, authorId, now });
  return { closed, next, carried, fresh };
}

/** A meeting nobody closed ended when its time was up, not when the next day noticed. */
const endOf = (meeting: Meeting, now: Millis, byDay: boolean): Millis => (byDay && meeting.startedAt !== null ? (Math.min(now, meeting.startedAt + meeting.minutes * 60_000) as Millis) : now);

function plannedNext(from: { meeting: Meeting; cadence: Cadence | null; today: Day; nextSlot: Closing["nextSlot"]; nextId: MeetingId; now: Millis }): Meeting {
  const { meeting, cadence, today, nextSlot, nextId, now } = from;
  const due = meeting.rhythmDay ?? meeting.day ?? today;
  const rhythmDay = cadence ? nextDate(cadence, due, addDays(today, 1)) : null;
  return {
    id: nextId,
    pairId: meeting.pairId,
    day: nextSlot?.day ?? rhythmDay,
    at: nextSlot ? nextSlot.at : (cadence?.at ?? null),
    zone: cadence?.zone ?? meeting.zone,
    minutes: nextSlot?.minutes ?? cadence?.minutes ?? meeting.minutes,
    rhythmDay,
    state: "planned",
    startedAt: null,
    endedAt: null,
    closedByDay: false,
    archivedAt: null,
    createdAt: now,
  };
}

/** A template's points as the shared agenda of a new meeting, after the position given. */
export function templatePoints(from: {
  readonly points: Closing["template"];
  readonly after: string | null;
  readonly meeting: Pick<Meeting, "id" | "pairId">;
  readonly authorId: PersonId;
  readonly now: Millis;
}): readonly AgendaItem[] {
  const { points, after, meeting, authorId, now } = from;
  const positions = positionsAfter(after, points.length);
  return points.map(({ id, text }, index) => ({
    id,
    pairId: meeting.pairId,
    meetingId: meeting.id,
    authorId,
    text,
    sharing: "shared",
    position: positions[index] ?? "",
    state: "open",
    carried: 0,
    taskId: null,
    archivedAt: null,
    createdAt: now,
  }));
}

/** Whether moving a planned meeting to `day` goes past the next date of its series. */
export function passesNextDate(meeting: Pick<Meeting, "day" | "rhythmDay" | "zone">, cadence: Cadence | null, day: Day, today: Day): boolean {
  const due = meeting.rhythmDay ?? meeting.day;
  return cadence !== null && due !== null && day >= nextDate(cadence, due, today);
}

/** What the end of a day does to a meeting nobody closed: one that was started is held; one that was not, and whose next date has come, did not happen. */
export function forgottenEnding(meeting: Pick<Meeting, "state" | "startedAt" | "day" | "rhythmDay">, cadence: Cadence | null, today: Day, zone: Zone): "held" | "missed" | undefined {
  if (meeting.state === "running" && meeting.startedAt !== null) return dayAt(meeting.startedAt, zone) < today ? "held" : undefined;
  if (meeting.state !== "planned" || meeting.day === null || cadence === null || meeting.day >= today) return undefined;
  return today >= nextDate(cadence, meeting.rhythmDay ?? meeting.day, addDays(meeting.day, 1)) ? "missed" : undefined;
}
