import type { Input, SliceHandlers } from "#contract/index.ts";
import type { Handover, HandoverError } from "#core/handover/handover.ts";
import type { HandoverId, PersonId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { loopThrough } from "#core/people/reporting-line.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed } from "../../db/ops.ts";
import { fromHandover } from "../../db/rows/handover.ts";
import { findPairOf } from "../../db/rows/pair-of.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { takeOver } from "./take-over.ts";
import { alongOf, findHandover, listItems, listOpen } from "./queries.ts";

type Planned = Promise<Result<Plan<Handover>, HandoverError>>;

export const handoverHandlers = (deps: FeatureDeps): SliceHandlers<"handover"> => ({
  "handover.open": async () => ok(await listOpen(deps.db, deps.identity.me)),
  "handover.items": async ({ personId }) =>
    ok(await listItems(deps.db, deps.identity.me, personId)),
  "handover.propose": (input) =>
    saveChange(deps, "handover.propose", (tx) => propose(tx, deps, input)),
  "handover.withdraw": ({ id }) =>
    saveChange(deps, "handover.withdraw", (tx) => end(tx, deps, { id, by: "fromId" })),
  "handover.decline": ({ id }) =>
    saveChange(deps, "handover.decline", (tx) => end(tx, deps, { id, by: "personId" })),
  "handover.accept": (input) =>
    saveChange(deps, "handover.accept", (tx) => accept(tx, deps, input)),
});

async function propose(
  tx: Reader,
  deps: FeatureDeps,
  { personId, toId, what, note }: Input<"handover.propose">,
): Planned {
  const { me } = deps.identity;
  const pair = await findPairOf(tx, me, personId);
  if (!pair || pair.archivedAt !== null) return fail({ type: "PairMissing" });
  const people = await colleagues(tx, deps);
  const person = people.find(({ id }) => id === personId);
  if (person?.managerId !== me) return fail({ type: "NotYourReport" });
  const unfit = unfitFor(people, { me, personId, toId });
  if (unfit) return fail(unfit);
  const open = await listOpen(tx, me);
  if (open.some(({ handover }) => handover.personId === personId))
    return fail({ type: "HandoverProposed" });
  const along = await alongOf(tx, pair.id, what);
  const handover: Handover = {
    id: deps.ids.next() as HandoverId,
    pairId: pair.id,
    fromId: me,
    personId,
    toId,
    what: [...along.points, ...along.promises].map(({ id }) => id),
    note,
    state: "proposed",
    decidedAt: null,
    archivedAt: null,
    createdAt: deps.clock.now(),
  };
  return ok({
    ops: [added("handover", handover.id, scopes.pair(pair.id), fromHandover(handover))],
    value: handover,
  });
}

/** Taken back by who proposed it, or declined by whom it is about. Nothing else changes. */
async function end(
  tx: Reader,
  deps: FeatureDeps,
  { id, by }: { readonly id: HandoverId; readonly by: "fromId" | "personId" },
): Planned {
  const handover = await findHandover(tx, id);
  if (handover?.[by] !== deps.identity.me) return fail({ type: "HandoverMissing" });
  const ended: Handover = {
    ...handover,
    state: by === "fromId" ? "withdrawn" : "declined",
    decidedAt: deps.clock.now(),
  };
  return ok({
    ops: changed("handover", id, fromHandover(handover), fromHandover(ended)),
    value: ended,
  });
}

async function accept(
  tx: Reader,
  deps: FeatureDeps,
  { id, what }: Input<"handover.accept">,
): Planned {
  const { me } = deps.identity;
  const handover = await findHandover(tx, id);
  if (handover?.personId !== me) return fail({ type: "HandoverMissing" });
  const people = await colleagues(tx, deps);
  const unfit = unfitFor(people, { me: handover.fromId, personId: me, toId: handover.toId });
  if (unfit) return fail(unfit);
  const accepted: Handover = { ...handover, state: "accepted", decidedAt: deps.clock.now() };
  const along = await alongOf(
    tx,
    handover.pairId,
    what.filter((one) => handover.what.includes(one)),
  );
  const managerId = people.find((one) => one.id === me)?.managerId ?? null;
  return ok({
    ops: [
      ...changed("handover", id, fromHandover(handover), fromHandover(accepted)),
      ...(await takeOver(tx, deps, handover, along)),
      ...changed("person", me, { manager_id: managerId }, { manager_id: handover.toId }),
    ],
    value: accepted,
  });
}

type Colleague = {
  readonly id: PersonId;
  readonly managerId: PersonId | null;
  readonly name: string;
};

/** Whom everybody here knows; a contact of mine alone cannot lead anybody else. */
async function colleagues(tx: Reader, deps: FeatureDeps): Promise<readonly Colleague[]> {
  const rows = await tx
    .selectFrom("person")
    .select(["id", "manager_id", "name"])
    .where("scope_id", "=", scopes.org(deps.identity))
    .where("archived_at", "is", null)
    .execute();
  return rows.map(({ id, manager_id, name }) => ({
    id: id as PersonId,
    managerId: manager_id as PersonId | null,
    name,
  }));
}

function unfitFor(
  people: readonly Colleague[],
  { me, personId, toId }: { readonly [K in "me" | "personId" | "toId"]: PersonId },
): HandoverError | undefined {
  const to = people.find(({ id }) => id === toId);
  if (!to || toId === me || toId === personId) return { type: "PersonMissing" };
  const through = loopThrough(people, personId, toId);
  return through && { type: "ManagerLoop", through: to.name };
}
