import {
  addDays,
  daysBetween,
  instantOf,
  timeOfDayAt,
  weekdayOf,
} from "#core/kernel/calendar-day.ts";
import type { MeetingId, PairId, PersonId, TemplateId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import { pairName } from "#core/pairs/pair.ts";
import { scopes } from "../../../db/identity.ts";
import { added, type Op } from "../../../db/ops.ts";
import { fromMeeting } from "../../../db/rows/meeting.ts";
import { fromPair } from "../../../db/rows/pair.ts";
import type { Entry, NoteText, Sample } from "./types.ts";
import { agenda, minutesOf, note, privateNote, promise, type Telling } from "./rows.ts";
import type { Story } from "./story.ts";
import { distinct, picker } from "./variety.ts";
import { say, topics } from "./words.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Everything that was and is between me and someone, meeting by meeting. */
export function history(sample: Sample, story: Story, index: number): readonly Entry[] {
  const { identity, ids, zone } = sample;
  const other = sample.person(story.with);
  const personIds = [identity.me, other].toSorted() as [PersonId, PersonId];
  const pairId = ids.from(pairName(personIds)) as PairId;
  const next = nextSlot(sample, story);
  const cadence =
    story.everyWeeks === 0
      ? null
      : {
          everyWeeks: story.everyWeeks,
          weekday: weekdayOf(next.day),
          at: next.at,
          minutes: story.minutes,
          zone,
        };
  const template = story.template === null ? undefined : sample.templates[story.template];
  const telling: Telling = {
    sample,
    story,
    pairId,
    other,
    language: story.inGerman ? "de" : sample.language,
    pick: picker(index + 1),
    cadence,
    points: template?.points ?? [],
  };
  const days = pastDays(sample, story, next.day);
  const begun = (instantOf(days[0] ?? sample.today, next.at, zone) - DAY_MS) as Millis;
  const pair = {
    id: pairId,
    personIds,
    cadence,
    templateId: (template?.id ?? null) as TemplateId | null,
    pinned: story.isPinned ?? false,
    archivedAt: null,
    createdAt: begun,
  };
  return [
    {
      at: begun,
      label: "pair.start",
      ops: [added("pair", pairId, scopes.pair(pairId), fromPair(pair))],
    },
    ...days.map((day, at) => pastMeeting(telling, day, { at: next.at, ago: days.length - at })),
    comingMeeting(telling, cadence ? next.day : null, next.at),
    ...privateNote(telling),
  ];
}

/** The next time they meet; a story of today is set to the near future, so that there is something to prepare now. */
function nextSlot(
  { now, today, zone }: Sample,
  story: Story,
): { readonly day: Day; readonly at: TimeOfDay } {
  const at = story.at as TimeOfDay;
  if (story.nextIn > 0 || story.everyWeeks === 0)
    return { day: workingDay(today, story.nextIn), at };
  const soon = timeOfDayAt(
    (Math.ceil((now + 40 * MINUTE_MS) / (30 * MINUTE_MS)) * 30 * MINUTE_MS) as Millis,
    zone,
  );
  const isToday =
    weekdayOf(today) <= 5 && soon >= "08:00" && soon <= "18:00" && timeOfDayAt(now, zone) < soon;
  return isToday ? { day: today, at: soon } : { day: workingDay(addDays(today, 1), 0), at };
}

function workingDay(from: Day, count: number): Day {
  const start = weekdayOf(from) > 5 ? addDays(from, 8 - weekdayOf(from)) : from;
  const weekday = weekdayOf(start) - 1;
  return addDays(start, Math.floor((weekday + count) / 5) * 7 + ((weekday + count) % 5) - weekday);
}

function pastDays({ today }: Sample, { everyWeeks, sinceDays }: Story, next: Day): readonly Day[] {
  if (everyWeeks === 0) return [workingDay(addDays(today, -sinceDays), 0)];
  const days: Day[] = [];
  for (
    let day = addDays(next, -7 * everyWeeks);
    daysBetween(day, today) <= sinceDays;
    day = addDays(day, -7 * everyWeeks)
  )
    if (day < today) days.unshift(day);
  return days;
}

function pastMeeting(
  telling: Telling,
  day: Day,
  { at, ago }: { readonly at: TimeOfDay; readonly ago: number },
): Entry {
  const { sample, story, pairId, pick } = telling;
  const state = story.notHeld?.[ago] ?? "held";
  const start = instantOf(day, at, sample.zone);
  const held = state === "held";
  const meeting: Meeting = {
    id: sample.ids.next() as MeetingId,
    pairId,
    day,
    at,
    zone: sample.zone,
    minutes: story.minutes,
    rhythmDay: story.everyWeeks === 0 ? null : day,
    state,
    startedAt: held ? start : null,
    endedAt: held ? ((start + (story.minutes - pick(8)) * MINUTE_MS) as Millis) : null,
    closedByDay: held && ago === 6,
    archivedAt: null,
    createdAt: start,
  };
  const noteTexts: NoteText[] = [];
  const ops: Op[] = [added("meeting", meeting.id, scopes.pair(pairId), fromMeeting(meeting))];
  if (held) {
    const own = story.topics[ago - 1];
    const texts = [
      ...telling.points,
      ...(own ? [say(telling.language, own)] : []),
      ...distinct(topics, 1 + pick(2), pick).map((topic) => say(telling.language, topic)),
    ];
    ops.push(
      ...agenda(
        telling,
        meeting.id,
        texts.map((text) => ({
          text,
          by: pick(3) === 0 ? "them" : "me",
          sharing: "shared",
          carried: pick(6) === 0 ? 1 : 0,
          state: pick(9) === 0 ? "dropped" : "done",
        })),
      ),
    );
    ops.push(
      ...story.promised
        .filter(({ meetingsAgo }) => meetingsAgo === ago)
        .map((promised) => promise(telling, meeting, promised)),
    );
    if (pick(10) < 6 || ago <= 2) {
      const written = note(telling, {
        kind: "meeting-shared",
        subject: meeting.id,
        scope: scopes.pair(pairId),
        blocks: minutesOf(telling),
      });
      ops.push(...written.ops);
      noteTexts.push(...written.noteTexts);
    }
  }
  // Ten minutes in: what is promised in a meeting is older than its end.
  return {
    at: (start + 10 * MINUTE_MS) as Millis,
    label: held ? "meeting.end" : `meeting.${state}`,
    ops,
    noteTexts,
  };
}

function comingMeeting(telling: Telling, day: Day | null, at: TimeOfDay): Entry {
  const { sample, story, pairId, cadence } = telling;
  const createdAt = (sample.now - DAY_MS / 2) as Millis;
  const meeting: Meeting = {
    id: sample.ids.next() as MeetingId,
    pairId,
    day,
    at: cadence ? at : null,
    zone: sample.zone,
    minutes: story.minutes,
    rhythmDay: day,
    state: "planned",
    startedAt: null,
    endedAt: null,
    closedByDay: false,
    archivedAt: null,
    createdAt,
  };
  const open = story.open.map((point) => ({
    ...point,
    text: say(telling.language, point.text),
    state: "open" as const,
  }));
  const fresh = telling.points.map((text) => ({
    text,
    by: "me" as const,
    sharing: "shared" as const,
    carried: 0,
    state: "open" as const,
  }));
  return {
    at: createdAt,
    label: "meeting.end",
    ops: [
      added("meeting", meeting.id, scopes.pair(pairId), fromMeeting(meeting)),
      ...agenda(telling, meeting.id, [...open, ...fresh]),
    ],
  };
}
