import type { SliceHandlers } from "#contract/index.ts";
import type { AgendaItemId, MeetingId, PairId, PersonId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Zone } from "#core/kernel/time.ts";
import { templatePoints } from "#core/meetings/close-meeting.ts";
import { firstMeeting } from "#core/meetings/first-meeting.ts";
import { openMeeting } from "#core/meetings/open-meeting.ts";
import { changedDate, firstDate } from "#core/pairs/next-date.ts";
import { openPair } from "#core/pairs/open-pair.ts";
import type { Cadence, Pair, PairError } from "#core/pairs/pair.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { fromAgendaItem } from "../../db/rows/agenda-item.ts";
import { fromMeeting, toMeeting } from "../../db/rows/meeting.ts";
import { fromPair } from "../../db/rows/pair.ts";
import { findPairOf, openedPairOps } from "../../db/rows/pair-of.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findPair, listPairRows } from "./queries.ts";

export const pairHandlers = (deps: FeatureDeps): SliceHandlers<"pairs"> => ({
  "pairs.list": async () => ok(await listPairRows(deps.db, deps.identity.me)),
  "pairs.start": (input) => saveChange(deps, "pair.start", (tx) => start(tx, deps, input)),
  "pairs.startMany": ({ starts }) =>
    saveChange(deps, "pair.start", (tx) => startMany(tx, deps, starts)),
  "pairs.change": (input) => saveChange(deps, "pair.change", (tx) => change(tx, deps, input)),
  "pairs.archive": ({ id }) => saveChange(deps, "pair.archive", (tx) => archive(tx, deps, id)),
});

type Start = {
  readonly personId: PersonId;
  readonly cadence: Cadence | null;
  readonly templateId: Pair["templateId"];
};

async function start(
  tx: Reader,
  deps: FeatureDeps,
  { personId, cadence, templateId }: Start,
): Promise<Result<Plan<Pair>, PairError>> {
  const { me } = deps.identity;
  if (personId === me) return fail({ type: "PairWithMyself" });
  const other = await tx
    .selectFrom("person")
    .select("zone")
    .where("id", "=", personId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  if (!other) return fail({ type: "PersonMissing" });
  const existing = await findPairOf(tx, me, personId);
  if (existing && existing.archivedAt === null)
    return fail({ type: "PairExists", pairId: existing.id });
  const pair = openPair(
    existing,
    { personIds: [me, personId], cadence, templateId },
    { ids: deps.ids, now: deps.clock.now() },
  );
  const openMeeting =
    existing &&
    (await tx
      .selectFrom("meeting")
      .select("id")
      .where("pair_id", "=", pair.id)
      .where("state", "in", ["planned", "running"])
      .where("archived_at", "is", null)
      .executeTakeFirst());
  return ok({
    ops: [
      ...openedPairOps(existing, pair),
      ...(openMeeting ? [] : await firstMeetingOps(tx, deps, pair)),
    ],
    value: pair,
  });
}

/** People one meets already are left as they are. */
async function startMany(
  tx: Reader,
  deps: FeatureDeps,
  starts: readonly Start[],
): Promise<Result<Plan<Pair[]>, PairError>> {
  const ops: Op[] = [];
  const value: Pair[] = [];
  for (const one of new Map(starts.map((each) => [each.personId, each])).values()) {
    const planned = await start(tx, deps, one);
    if (!planned.ok && planned.error.type !== "PairExists") return planned;
    if (planned.ok) {
      ops.push(...planned.value.ops);
      value.push(planned.value.value);
    }
  }
  return ok({ ops, value });
}

async function firstMeetingOps(tx: Reader, deps: FeatureDeps, pair: Pair): Promise<readonly Op[]> {
  const now = deps.clock.now();
  const mine = await tx
    .selectFrom("person")
    .select("zone")
    .where("id", "=", deps.identity.me)
    .executeTakeFirst();
  const meeting = firstMeeting(pair, {
    id: deps.ids.next() as MeetingId,
    zone: (mine?.zone ?? "UTC") as Zone,
    now,
  });
  const template =
    pair.templateId &&
    (await tx
      .selectFrom("template")
      .select("points")
      .where("id", "=", pair.templateId)
      .executeTakeFirst());
  const texts = template ? (JSON.parse(template.points) as string[]) : [];
  const points = templatePoints({
    points: texts.map((text) => ({ id: deps.ids.next() as AgendaItemId, text })),
    after: null,
    meeting,
    authorId: deps.identity.me,
    now,
  });
  const scope = scopes.pair(pair.id);
  return [
    added("meeting", meeting.id, scope, fromMeeting(meeting)),
    ...points.map((point) => added("agenda_item", point.id, scope, fromAgendaItem(point))),
  ];
}

type Change = {
  readonly id: PairId;
  readonly cadence?: Cadence | null | undefined;
  readonly templateId?: Pair["templateId"] | undefined;
  readonly pinned?: boolean | undefined;
};

async function change(
  tx: Reader,
  deps: FeatureDeps,
  { id, cadence, templateId, pinned }: Change,
): Promise<Result<Plan<Pair>, PairError>> {
  const before = await findPair(tx, id);
  if (!before || before.archivedAt !== null) return fail({ type: "PairMissing" });
  const after: Pair = {
    ...before,
    cadence: cadence === undefined ? before.cadence : cadence,
    templateId: templateId === undefined ? before.templateId : templateId,
    pinned: pinned ?? before.pinned,
  };
  const ops = [...changed("pair", id, fromPair(before), fromPair(after))];
  if (cadence) ops.push(...(await followCadence(tx, deps, after, cadence)));
  return ok({ ops, value: after });
}

/** A planned meeting that nobody moved by hand takes its place in the new rhythm. */
async function followCadence(
  tx: Reader,
  deps: FeatureDeps,
  pair: Pair,
  cadence: Cadence,
): Promise<readonly Op[]> {
  const rows = await tx
    .selectFrom("meeting")
    .selectAll()
    .where("pair_id", "=", pair.id)
    .where("state", "=", "planned")
    .where("archived_at", "is", null)
    .execute();
  const meeting = openMeeting(rows.map(toMeeting));
  if (!meeting || meeting.day !== meeting.rhythmDay) return [];
  const now = deps.clock.now();
  const day =
    meeting.day === null ? firstDate(cadence, now) : changedDate(cadence, meeting.day, now);
  return changed(
    "meeting",
    meeting.id,
    fromMeeting(meeting),
    fromMeeting({
      ...meeting,
      day,
      rhythmDay: day,
      at: cadence.at,
      minutes: cadence.minutes,
      zone: cadence.zone,
    }),
  );
}

async function archive(
  tx: Reader,
  deps: FeatureDeps,
  id: PairId,
): Promise<Result<Plan<Pair>, PairError>> {
  const pair = await findPair(tx, id);
  if (!pair || pair.archivedAt !== null) return fail({ type: "PairMissing" });
  const now = deps.clock.now();
  return ok({
    ops: changed("pair", id, { archived_at: null }, { archived_at: now }),
    value: { ...pair, archivedAt: now },
  });
}
