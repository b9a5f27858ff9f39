import type { AgendaItem } from "../agenda/agenda-item.ts";
import { positionsAfter } from "../agenda/position.ts";
import { addDays, dayAt, instantOf } from "../kernel/calendar-day.ts";
import type { AgendaItemId, MeetingId, PersonId } from "../kernel/ids.ts";
import type { Day, Millis, TimeOfDay } from "../kernel/time.ts";
import { lastDateUpTo, nextDate } from "../pairs/next-date.ts";
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
  readonly nextSlot?: {
    readonly day: Day;
    readonly at: TimeOfDay | null;
    readonly minutes: number;
  };
  readonly byDay?: boolean;
  /** Another open meeting of the pair, which two devices can make: it is the next one then. */
  readonly waiting?: Meeting | undefined;
  /** The next meeting's id: derived from this one, so that two devices that close it offline plan one next meeting. */
  readonly nextId: MeetingId;
  /** Points every meeting of the pair starts with. */
  readonly template: readonly { readonly id: AgendaItemId; readonly text: string }[];
  readonly authorId: PersonId;
};

export type Closed = {
  readonly closed: Meeting;
  readonly next: Meeting;
  readonly carried: readonly AgendaItem[];
  readonly fresh: readonly AgendaItem[];
};

/** Closes a meeting and loses nothing: every open item goes to the next meeting with its carried count raised, in the order it had, followed by the template's points. */
export function closeMeeting(closing: Closing): Closed {
  const { meeting, agenda, ending, now, byDay = false, waiting, template, authorId } = closing;
  const closed: Meeting = {
    ...meeting,
    ...(ending === "held" ? heldTimes(meeting, now, byDay) : {}),
    state: ending,
    closedByDay: byDay,
  };
  const next = waiting ? moved(waiting, closing.nextSlot) : plannedNext(closing, closed);
  const carried = agenda
    .filter((item) => item.state === "open")
    .map((item) => ({ ...item, meetingId: next.id, carried: item.carried + 1 }));
  const known = new Set(carried.map((item) => item.text));
  const points = waiting ? [] : template.filter((point) => !known.has(point.text));
  const fresh = templatePoints({
    points,
    after: carried.at(-1)?.position ?? null,
    meeting: next,
    authorId,
    now,
  });
  return { closed, next, carried, fresh };
}

/** When a meeting took place. One that nobody closed ended when its time was up, not when the next day noticed; one that nobody started began when it was planned. */
function heldTimes(
  meeting: Meeting,
  now: Millis,
  byDay: boolean,
): Pick<Meeting, "day" | "startedAt" | "endedAt"> {
  const today = dayAt(now, meeting.zone);
  const length = meeting.minutes * 60_000;
  if (meeting.startedAt !== null)
    return {
      day: meeting.day ?? today,
      startedAt: meeting.startedAt,
      endedAt: byDay ? earlier(now, meeting.startedAt + length) : now,
    };
  if (meeting.day !== null && meeting.day < today) {
    const startedAt = instantOf(meeting.day, meeting.at ?? MIDDAY, meeting.zone);
    return { day: meeting.day, startedAt, endedAt: earlier(now, startedAt + length) };
  }
  const planned =
    meeting.day === today && meeting.at !== null
      ? instantOf(meeting.day, meeting.at, meeting.zone)
      : now;
  const startedAt = Math.max(meeting.createdAt, planned < now ? planned : now - length);
  return { day: today, startedAt: earlier(now, startedAt), endedAt: now };
}

const MIDDAY = "12:00" as TimeOfDay;

const earlier = (a: number, b: number): Millis => Math.min(a, b) as Millis;

function plannedNext(
  { meeting, cadence, nextSlot, nextId, now }: Closing,
  closed: Meeting,
): Meeting {
  const today = dayAt(now, meeting.zone);
  const due = meeting.rhythmDay ?? meeting.day ?? today;
  // After a 1:1 held today the next is on a later day; one that fell out makes way for today's.
  const notBefore =
    closed.state === "held" && closed.day !== null && closed.day >= today
      ? addDays(today, 1)
      : today;
  const rhythmDay =
    cadence &&
    (nextSlot ? lastDateUpTo(cadence, due, nextSlot.day) : nextDate(cadence, due, notBefore));
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

const moved = (meeting: Meeting, slot: Closing["nextSlot"]): Meeting =>
  slot ? { ...meeting, ...slot } : meeting;

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
    touched: null,
    archivedAt: null,
    createdAt: now,
  }));
}

/** Whether moving a planned meeting to `day` goes past the next date of its series. */
export function passesNextDate(
  meeting: Pick<Meeting, "day" | "rhythmDay" | "zone">,
  cadence: Cadence | null,
  day: Day,
  today: Day,
): boolean {
  const due = meeting.rhythmDay ?? meeting.day;
  return cadence !== null && due !== null && day >= nextDate(cadence, due, today);
}

/**
 * What the end of a day does to a meeting nobody closed: one that was started is held, once its time is up too;
 * one that was not, and whose next date has come, did not happen.
 */
export function forgottenEnding(
  meeting: Pick<Meeting, "state" | "startedAt" | "minutes" | "day" | "rhythmDay" | "zone">,
  cadence: Cadence | null,
  now: Millis,
): "held" | "missed" | undefined {
  const today = dayAt(now, meeting.zone);
  if (meeting.state === "running" && meeting.startedAt !== null) {
    const isOver = now >= meeting.startedAt + meeting.minutes * 60_000;
    return isOver && dayAt(meeting.startedAt, meeting.zone) < today ? "held" : undefined;
  }
  if (
    meeting.state !== "planned" ||
    meeting.day === null ||
    cadence === null ||
    meeting.day >= today
  )
    return undefined;
  return today >= nextDate(cadence, meeting.rhythmDay ?? meeting.day, addDays(meeting.day, 1))
    ? "missed"
    : undefined;
}
