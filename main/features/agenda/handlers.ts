import type { Input, SliceHandlers } from "#contract/index.ts";
import type { AgendaError, AgendaItem, Sharing } from "#core/agenda/agenda-item.ts";
import { byPosition, positionBetween, positionsAfter } from "#core/agenda/position.ts";
import { touchedBy } from "#core/agenda/touch.ts";
import type { AgendaItemId, MeetingId, PairId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { newTask } from "#core/tasks/new-task.ts";
import type { Task } from "#core/tasks/task.ts";
import { type Identity, scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { fromAgendaItem, toAgendaItem } from "../../db/rows/agenda-item.ts";
import { newTaskOps } from "../../db/rows/new-task.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

type Planned<T> = Promise<Result<Plan<T>, AgendaError>>;

export const agendaHandlers = (deps: FeatureDeps): SliceHandlers<"agenda"> => ({
  "agenda.add": ({ meetingId, text, sharing }) =>
    saveChange(deps, "agenda.add", (tx) => planPoint(tx, deps, { meetingId, text, sharing })),
  "agenda.addMany": (input) => saveChange(deps, "agenda.add", (tx) => add(tx, deps, input)),
  "agenda.rename": ({ id, text }) =>
    saveChange(deps, "agenda.rename", (tx) => touch(tx, deps, id, { text })),
  "agenda.share": ({ id, sharing }) =>
    saveChange(deps, sharing === "shared" ? "agenda.share" : "agenda.make-private", (tx) =>
      share(tx, deps, id, sharing),
    ),
  "agenda.setState": ({ id, state }) =>
    saveChange(deps, `agenda.${state}`, (tx) => touch(tx, deps, id, { state })),
  "agenda.move": (input) => saveChange(deps, "agenda.move", (tx) => move(tx, deps, input)),
  "agenda.archive": ({ id }) => saveChange(deps, "agenda.archive", (tx) => archive(tx, deps, id)),
  "agenda.toTask": (input) => saveChange(deps, "agenda.to-task", (tx) => toTask(tx, deps, input)),
});

/** Only what is shared now lies in the pair's scope; the rest stays in mine until it is. */
const scopeOf = (identity: Identity, pairId: PairId, sharing: Sharing): string =>
  sharing === "shared" ? scopes.pair(pairId) : scopes.self(identity);

async function add(
  tx: Reader,
  deps: FeatureDeps,
  {
    meetingId,
    texts,
    sharing,
  }: {
    readonly meetingId: MeetingId;
    readonly texts: readonly string[];
    readonly sharing: Sharing;
  },
): Planned<AgendaItem[]> {
  const meeting = await tx
    .selectFrom("meeting")
    .select("pair_id")
    .where("id", "=", meetingId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  if (!meeting) return fail({ type: "MeetingMissing" });
  const pairId = meeting.pair_id as PairId;
  const last = (await seenWith(tx, { meetingId, pairId })).at(-1);
  const positions = positionsAfter(last?.position ?? null, texts.length);
  const now = deps.clock.now();
  const items = texts.map((text, index): AgendaItem => ({
    id: deps.ids.next() as AgendaItemId,
    pairId,
    meetingId,
    authorId: deps.identity.me,
    text,
    sharing,
    position: positions[index] ?? "",
    state: "open",
    carried: 0,
    taskId: null,
    touched: null,
    archivedAt: null,
    createdAt: now,
  }));
  return ok({
    ops: items.map((item) =>
      added("agenda_item", item.id, scopeOf(deps.identity, pairId, sharing), fromAgendaItem(item)),
    ),
    value: items,
  });
}

/** What stands on the same agenda, in order: the points of the meeting and what is open elsewhere. */
async function seenWith(
  tx: Reader,
  { meetingId, pairId }: Pick<AgendaItem, "meetingId" | "pairId">,
): Promise<{ id: string; position: string }[]> {
  const points = tx
    .selectFrom("agenda_item")
    .select(["id", "position"])
    .where("archived_at", "is", null);
  const own = await points.where("meeting_id", "=", meetingId).execute();
  const open = await points
    .where("pair_id", "=", pairId)
    .where("state", "=", "open")
    .where("meeting_id", "!=", meetingId)
    .execute();
  return [...own, ...open].toSorted(byPosition);
}

/** A new point as a plan, also for what becomes one. */
export async function planPoint(
  tx: Reader,
  deps: FeatureDeps,
  {
    text,
    ...to
  }: { readonly meetingId: MeetingId; readonly text: string; readonly sharing: Sharing },
): Planned<AgendaItem> {
  const planned = await add(tx, deps, { ...to, texts: [text] });
  const item = planned.ok ? planned.value.value[0] : undefined;
  return planned.ok && item
    ? ok({ ops: planned.value.ops, value: item })
    : fail({ type: "MeetingMissing" });
}

async function find(tx: Reader, id: AgendaItemId): Promise<AgendaItem | undefined> {
  const row = await tx
    .selectFrom("agenda_item")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row && toAgendaItem(row);
}

async function edit(
  tx: Reader,
  deps: FeatureDeps,
  id: AgendaItemId,
  by: (item: AgendaItem) => AgendaItem,
): Planned<AgendaItem> {
  const before = await find(tx, id);
  if (!before) return fail({ type: "AgendaItemMissing" });
  const after = by(before);
  const move = {
    from: scopeOf(deps.identity, before.pairId, before.sharing),
    to: scopeOf(deps.identity, after.pairId, after.sharing),
  };
  return ok({
    ops: pointOps(before, after, move),
    value: after,
  });
}

/** Who touched a point and when is said as one: told apart, each device would know half of it when two touch it at once. */
function pointOps(
  before: AgendaItem,
  after: AgendaItem,
  move?: { readonly from: string; readonly to: string },
): readonly Op[] {
  const { touched_by, touched_at, ...rest } = fromAgendaItem(before);
  const known = before.touched === after.touched ? { ...rest, touched_by, touched_at } : rest;
  return changed("agenda_item", after.id, known, fromAgendaItem(after), move);
}

/** What is meant by changing a point: its words, or that it was talked about. */
const touch = (
  tx: Reader,
  deps: FeatureDeps,
  id: AgendaItemId,
  by: Partial<Pick<AgendaItem, "text" | "state">>,
): Planned<AgendaItem> =>
  edit(tx, deps, id, (item) => {
    const isChange = Object.entries(by).some(([field, value]) => item[field as "text"] !== value);
    return isChange ? touchedNow(deps, { ...item, ...by }) : item;
  });

const touchedNow = ({ clock, identity }: FeatureDeps, item: AgendaItem): AgendaItem =>
  touchedBy(item, { by: identity.me, at: clock.now() });

/** Only who wrote a point decides who reads it. */
async function share(
  tx: Reader,
  deps: FeatureDeps,
  id: AgendaItemId,
  sharing: Sharing,
): Planned<AgendaItem> {
  const item = await find(tx, id);
  if (item && item.authorId !== deps.identity.me) return fail({ type: "NotYourPoint" });
  return edit(tx, deps, id, (before) => ({ ...before, sharing }));
}

async function move(
  tx: Reader,
  deps: FeatureDeps,
  { id, after }: { readonly id: AgendaItemId; readonly after: AgendaItemId | null },
): Planned<AgendaItem> {
  const item = await find(tx, id);
  if (!item) return fail({ type: "AgendaItemMissing" });
  const rows = (await seenWith(tx, item)).filter((row) => row.id !== id);
  const at = after === null ? -1 : rows.findIndex((row) => row.id === after);
  if (after !== null && at < 0) return fail({ type: "AgendaItemMissing" });
  const position = positionBetween(rows[at]?.position ?? null, rows[at + 1]?.position ?? null);
  return edit(tx, deps, id, (before) => ({ ...before, position }));
}

async function archive(tx: Reader, deps: FeatureDeps, id: AgendaItemId): Planned<AgendaItem> {
  const item = await find(tx, id);
  if (!item) return fail({ type: "AgendaItemMissing" });
  const now = deps.clock.now();
  return ok({
    ops: changed("agenda_item", id, { archived_at: null }, { archived_at: now }),
    value: { ...item, archivedAt: now },
  });
}

async function toTask(tx: Reader, deps: FeatureDeps, input: Input<"agenda.toTask">): Planned<Task> {
  const item = await find(tx, input.id);
  if (!item) return fail({ type: "AgendaItemMissing" });
  const pairId = await pairOfPromise(tx, deps, item, input.assigneeId);
  const made = newTask(
    deps.ids,
    { authorId: deps.identity.me, now: deps.clock.now() },
    { ...input, pairId, meetingId: item.meetingId, agendaItemId: item.id },
  );
  const done = touchedNow(deps, { ...item, state: "done", taskId: made.task.id });
  // A promise made of a private point is still between the two: it is told to them, the point is not.
  const ops = [...newTaskOps(deps.identity, made), ...pointOps(item, done)];
  return ok({ ops, value: made.task });
}

/** Promised to each other it belongs to the pair whose point it was; given to a third person, to my pair with them, if there is one. */
async function pairOfPromise(
  tx: Reader,
  deps: FeatureDeps,
  item: AgendaItem,
  assigneeId: string,
): Promise<PairId | null> {
  const { me } = deps.identity;
  const pairs = tx.selectFrom("pair").select(["id", "a_id", "b_id"]);
  const own = await pairs.where("id", "=", item.pairId).executeTakeFirst();
  if (!own || assigneeId === own.a_id || assigneeId === own.b_id) return item.pairId;
  const [a, b] = [me, assigneeId].toSorted();
  const theirs = await pairs
    .where("a_id", "=", a ?? "")
    .where("b_id", "=", b ?? "")
    .executeTakeFirst();
  return (theirs?.id ?? null) as PairId | null;
}
