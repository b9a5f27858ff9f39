import type { Busy, Known } from "#core/calendar/attendee.ts";
import { SharedBusy, sharedOf } from "#core/calendar/free-busy.ts";
import type { Span } from "#core/calendar/spans.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import type { Millis } from "#core/kernel/time.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

const DAY = 86_400_000;
/** How far ahead colleagues see. */
const AHEAD_DAYS = 56;

/** When these colleagues are busy as they share it themselves; who shares nothing is not in it. */
export async function readShared(
  db: Reader,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Known & { readonly asOf: Millis }>> {
  const rows = await db
    .selectFrom("free_busy")
    .select(["person_id", "from_at", "to_at", "busy", "updated_at"])
    .where("person_id", "in", [...personIds])
    .where("archived_at", "is", null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id as PersonId,
      {
        start: row.from_at as Millis,
        end: row.to_at as Millis,
        busy: SharedBusy.parse(JSON.parse(row.busy)).map(([start, end]) => ({
          start,
          end,
          kind: "busy" as const,
        })),
        asOf: row.updated_at as Millis,
      },
    ]),
  );
}

/** What may be shared now: from the first instant of today in UTC, so that the same calendar gives the same row all day and nothing is sent for it. */
export function sharedSpan(now: Millis): Span {
  const start = Math.floor(now / DAY) * DAY;
  return { start: start as Millis, end: (start + AHEAD_DAYS * DAY) as Millis };
}

/** Lets colleagues see when I am busy within `sharedSpan`; sends nothing when they see it already. */
export async function shareBusy(deps: FeatureDeps, busy: readonly Busy[]): Promise<void> {
  const within = sharedSpan(deps.clock.now());
  await save(deps, {
    from_at: within.start,
    to_at: within.end,
    busy: JSON.stringify(sharedOf(busy, within)),
    archived_at: null,
  });
}

/** Nobody sees anything any more: the times go, not only the sight of them. */
export async function stopSharing(deps: FeatureDeps): Promise<void> {
  await save(deps, { from_at: 0, to_at: 0, busy: "[]", archived_at: deps.clock.now() });
}

type Shown = {
  readonly from_at: number;
  readonly to_at: number;
  readonly busy: string;
  readonly archived_at: number | null;
};

async function save(deps: FeatureDeps, shown: Shown): Promise<void> {
  const { me } = deps.identity;
  // The same on every device of the person, which may each share for the first time.
  const id = deps.ids.from(`free-busy:${me}`);
  await saveChange(
    deps,
    "calendar.share",
    async (tx) => ok({ ops: await opsFor(tx, deps, id, shown), value: undefined }),
    { undoable: false },
  );
}

async function opsFor(
  tx: Reader,
  { identity }: Pick<FeatureDeps, "identity">,
  id: string,
  { archived_at, ...shown }: Shown,
): Promise<readonly Op[]> {
  const before = await tx
    .selectFrom("free_busy")
    .select(["from_at", "to_at", "busy", "archived_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (before) {
    if (before.archived_at !== null && archived_at !== null) return [];
    return changed("free_busy", id, before, { ...shown, archived_at });
  }
  return archived_at === null
    ? [added("free_busy", id, scopes.org(identity), { person_id: identity.me, ...shown })]
    : [];
}
