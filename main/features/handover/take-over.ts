import { type Along, broughtAlong } from "#core/handover/brought-along.ts";
import type { Handover } from "#core/handover/handover.ts";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import type { Zone } from "#core/kernel/time.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import { firstMeeting } from "#core/meetings/first-meeting.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import { openPair } from "#core/pairs/open-pair.ts";
import type { Pair } from "#core/pairs/pair.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { fromAgendaItem } from "../../db/rows/agenda-item.ts";
import { fromMeeting, toMeeting } from "../../db/rows/meeting.ts";
import { fromPair } from "../../db/rows/pair.ts";
import { findPairOf, openedPairOps } from "../../db/rows/pair-of.ts";
import { fromTask } from "../../db/rows/task.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

/**
 * The ops that bring what is handed over to the new manager, on the device of the one person who is in both pairs. The rhythm goes along
 * where the two do not meet yet; the old 1:1 stays with all it held and has no dates any more.
 */
export async function takeOver(
  tx: Reader,
  deps: FeatureDeps,
  handover: Handover,
  along: Along,
): Promise<readonly Op[]> {
  const now = deps.clock.now();
  const old = await findPairOf(tx, handover.fromId, handover.personId);
  if (!old) throw new Error("a handover without its pair");
  const { pair, ops, isNew } = await pairWithNew(tx, deps, handover, old);
  const meeting = await meetingOf(tx, deps, handover, pair);
  const there = broughtAlong(
    handover,
    along,
    {
      pairId: pair.id,
      meetingId: meeting.id,
      after: await lastPosition(tx, meeting.id, scopes.pair(pair.id)),
    },
    { ids: deps.ids, now },
  );
  const scope = scopes.pair(pair.id);
  const gone = { archived_at: now };
  return [
    ...ops,
    ...meeting.ops,
    ...there.points.map((point) => added("agenda_item", point.id, scope, fromAgendaItem(point))),
    ...there.promises.map((task) => added("task", task.id, scope, fromTask(task))),
    ...along.points.flatMap(({ id }) => changed("agenda_item", id, { archived_at: null }, gone)),
    ...along.promises.flatMap(({ id }) => changed("task", id, { archived_at: null }, gone)),
    ...(isNew && old.cadence ? await withoutRhythm(tx, old) : []),
  ];
}

/** The pair with the new manager: as it is when they meet already, else made or opened again with the rhythm of the old one. */
async function pairWithNew(
  tx: Reader,
  deps: FeatureDeps,
  { personId, toId }: Handover,
  old: Pair,
): Promise<{ readonly pair: Pair; readonly ops: readonly Op[]; readonly isNew: boolean }> {
  const known = await findPairOf(tx, personId, toId);
  if (known && known.archivedAt === null) return { pair: known, ops: [], isNew: false };
  const { cadence, templateId } = old;
  const start = { personIds: [personId, toId] as const, cadence, templateId };
  const pair = openPair(known, start, { ids: deps.ids, now: deps.clock.now() });
  return { pair, ops: openedPairOps(known, pair), isNew: true };
}

/** The open meeting of the pair; its first one where there is none. */
async function meetingOf(
  tx: Reader,
  deps: FeatureDeps,
  handover: Handover,
  pair: Pair,
): Promise<{ readonly id: MeetingId; readonly ops: readonly Op[] }> {
  const open = openMeeting(await plannedIn(tx, pair.id));
  if (open) return { id: open.id, ops: [] };
  const mine = await tx
    .selectFrom("person")
    .select("zone")
    .where("id", "=", deps.identity.me)
    .executeTakeFirst();
  const meeting = firstMeeting(pair, {
    id: deps.ids.from(`handover:${handover.id}:meeting`) as MeetingId,
    zone: (mine?.zone ?? "UTC") as Zone,
    now: deps.clock.now(),
  });
  return {
    id: meeting.id,
    ops: [added("meeting", meeting.id, scopes.pair(pair.id), fromMeeting(meeting))],
  };
}

async function plannedIn(tx: Reader, pairId: PairId): Promise<readonly Meeting[]> {
  const rows = await tx
    .selectFrom("meeting")
    .selectAll()
    .where("pair_id", "=", pairId)
    .where("state", "in", ["planned", "running"])
    .where("archived_at", "is", null)
    .execute();
  return rows.map(toMeeting);
}

async function lastPosition(
  tx: Reader,
  meetingId: MeetingId,
  scope: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom("agenda_item")
    .select("position")
    .where("meeting_id", "=", meetingId)
    .where("scope_id", "=", scope)
    .where("archived_at", "is", null)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? null;
}

/** The old 1:1 meets when its two people say so; a date that somebody chose stays. */
async function withoutRhythm(tx: Reader, old: Pair): Promise<readonly Op[]> {
  const unmoved = (await plannedIn(tx, old.id)).filter(
    ({ state, day, rhythmDay }) => state === "planned" && day === rhythmDay,
  );
  return [
    ...changed("pair", old.id, fromPair(old), fromPair({ ...old, cadence: null })),
    ...unmoved.flatMap((meeting) =>
      changed(
        "meeting",
        meeting.id,
        fromMeeting(meeting),
        fromMeeting({ ...meeting, day: null, at: null, rhythmDay: null }),
      ),
    ),
  ];
}
