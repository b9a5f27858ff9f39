import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { AgendaItemId, MeetingId } from "#core/kernel/ids.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import { closeMeeting, type Closing, type Ending } from "#core/meetings/close-meeting.ts";
import type { Meeting, MeetingError } from "#core/meetings/meeting.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { fromAgendaItem } from "../../db/rows/agenda-item.ts";
import { fromMeeting, toMeeting } from "../../db/rows/meeting.ts";
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
  const derived = deps.ids.from(`next:${meeting.id}`) as MeetingId;
  const known = await tx
    .selectFrom("meeting")
    .selectAll()
    .where("id", "=", derived)
    .executeTakeFirst();
  // Closed, taken back and closed again: the next meeting is the one it was, with what was written for it meanwhile.
  const revived = known && known.archived_at !== null ? known : undefined;
  const nextId = known && !revived ? (deps.ids.next() as MeetingId) : derived;
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
      : revived
        ? changed(
            "meeting",
            next.id,
            { ...fromMeeting(toMeeting(revived)), archived_at: revived.archived_at },
            { ...fromMeeting(next), archived_at: null },
          )
        : [added("meeting", next.id, scope, fromMeeting(next))]),
    ...carried.flatMap((item) =>
      changed(
        "agenda_item",
        item.id,
        fromAgendaItem(before.get(item.id) ?? item),
        fromAgendaItem(item),
      ),
    ),
    ...(await freshOps(tx, fresh, scope)),
  ];
  return ok({ ops, value: next });
}

/** Points of the template are added, or brought back where they were taken back with the meeting. */
async function freshOps(
  tx: Reader,
  fresh: readonly AgendaItem[],
  scope: string,
): Promise<readonly Op[]> {
  if (fresh.length === 0) return [];
  const ids = fresh.map(({ id }) => id);
  const rows = await tx
    .selectFrom("agenda_item")
    .select(["id", "archived_at", "meeting_id", "state"])
    .where("id", "in", ids)
    .execute();
  const known = new Map(rows.map(({ id, ...row }) => [id, row]));
  return fresh.flatMap((item) => {
    const row = known.get(item.id);
    return row
      ? changed("agenda_item", item.id, row, {
          archived_at: null,
          meeting_id: item.meetingId,
          state: "open",
        })
      : [added("agenda_item", item.id, scope, fromAgendaItem(item))];
  });
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
