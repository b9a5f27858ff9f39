import type { AgendaItemId, MeetingId } from "#core/kernel/ids.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import { closeMeeting, type Closing, type Ending } from "#core/meetings/close-meeting.ts";
import type { Meeting, MeetingError } from "#core/meetings/meeting.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { fromAgendaItem } from "../../db/rows/agenda-item.ts";
import { fromMeeting } from "../../db/rows/meeting.ts";
import type { Plan } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { agendaOf, openMeetingsOf, pairOf } from "./queries.ts";

export type Close = {
  readonly ending: Ending;
  readonly nextSlot?: Closing["nextSlot"];
  readonly byDay?: boolean;
};

/** The ops that close `meeting` and carry what is open to the next one, which is the answer. */
export async function planClose(
  tx: Reader,
  deps: FeatureDeps,
  meeting: Meeting,
  { ending, nextSlot, byDay }: Close,
): Promise<Result<Plan<Meeting>, MeetingError>> {
  const pair = await pairOf(tx, meeting.pairId);
  const agenda = await agendaOf(tx, meeting);
  const waiting = openMeeting(
    (await openMeetingsOf(tx, meeting.pairId)).filter(({ id }) => id !== meeting.id),
  );
  const nextId = await freeId(tx, deps, `next:${meeting.id}`);
  const { closed, next, carried, fresh } = closeMeeting({
    meeting,
    agenda,
    ending,
    now: deps.clock.now(),
    cadence: pair?.cadence ?? null,
    ...(nextSlot ? { nextSlot } : {}),
    byDay: byDay ?? false,
    waiting,
    nextId,
    template: await templateOf(tx, deps, pair?.templateId ?? null, nextId),
    authorId: deps.identity.me,
  });
  const before = new Map(agenda.map((item) => [item.id, item]));
  const scope = scopes.pair(meeting.pairId);
  const ops: Op[] = [
    ...changed("meeting", meeting.id, fromMeeting(meeting), fromMeeting(closed)),
    ...(waiting
      ? changed("meeting", next.id, fromMeeting(waiting), fromMeeting(next))
      : [added("meeting", next.id, scope, fromMeeting(next))]),
    ...carried.flatMap((item) =>
      changed(
        "agenda_item",
        item.id,
        fromAgendaItem(before.get(item.id) ?? item),
        fromAgendaItem(item),
      ),
    ),
    ...fresh.map((item) => added("agenda_item", item.id, scope, fromAgendaItem(item))),
  ];
  return ok({ ops, value: next });
}

/** The derived id, or, when its meeting exists already (this one was closed, reopened by undo, and is closed again), a new one. */
async function freeId(tx: Reader, deps: FeatureDeps, name: string): Promise<MeetingId> {
  const derived = deps.ids.from(name);
  const taken = await tx
    .selectFrom("meeting")
    .select("id")
    .where("id", "=", derived)
    .executeTakeFirst();
  return (taken ? deps.ids.next() : derived) as MeetingId;
}

async function templateOf(
  tx: Reader,
  deps: FeatureDeps,
  templateId: string | null,
  meetingId: string,
): Promise<{ id: AgendaItemId; text: string }[]> {
  if (templateId === null) return [];
  const row = await tx
    .selectFrom("template")
    .select("points")
    .where("id", "=", templateId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  const points = row ? (JSON.parse(row.points) as string[]) : [];
  return points.map((text, index) => ({
    id: deps.ids.from(`point:${meetingId}:${index}`) as AgendaItemId,
    text,
  }));
}
