import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";
import { OLDEST_PROTOCOL, type Refused } from "#sync/protocol/protocol.ts";
import { Pull, type Pulled } from "#sync/protocol/pull.ts";
import type { Db } from "../../db/db.ts";
import { readTenant } from "../../db/with-tenant.ts";
import type { Caller } from "./caller.ts";
import { cursorOf, isBehind, isStale, type Place, placeOf, start } from "./cursor.ts";
import { issuesOf } from "./read-push.ts";
import type { Asking } from "./store/ask.ts";
import { refuseEnded } from "./store/ending.ts";
import { type Line, type MyScope, readPage, readScopes } from "./store/read-page.ts";

export type PullDeps = { readonly db: Db; readonly clock: Clock };

/** What a device lacks, as the JSON text of a `Pulled`: rows go from the database into the answer without being parsed. */
export async function pull(
  deps: PullDeps,
  caller: Caller,
  body: unknown,
): Promise<Result<string, Refused>> {
  const read = Pull.safeParse(body);
  if (!read.success) return fail({ type: "BadRequest", issues: issuesOf(read.error) });
  if (read.data.proto < OLDEST_PROTOCOL) return fail({ type: "TooOld", oldest: OLDEST_PROTOCOL });
  return readTenant(deps.db, { org: caller.org }, (tx) =>
    pullIn(tx, caller, read.data, deps.clock.now()),
  );
}

async function pullIn(
  tx: Asking,
  caller: Caller,
  asked: Pull,
  now: Millis,
): Promise<Result<string, Refused>> {
  const { scopes, ending } = await readScopes(tx, caller);
  if (ending) return refuseEnded(ending);
  if (scopes.every(({ id }) => id !== `org:${caller.org}`)) return fail({ type: "Removed" });
  const without = new Set<string>(asked.without);
  const standing = scopes
    .filter(({ id }) => !without.has(id))
    .map((scope) => standingOf(scope, asked));
  const behind = standing.filter(({ scope, place }) => isBehind(place, scope.head));
  const lines = await readPage(
    tx,
    caller.org,
    behind.map(({ scope, place }) => ({ id: scope.id, place })),
    asked.limit,
  );
  const heavy = lines.findIndex(({ line }) => line === null);
  const rows = heavy === -1 ? lines : lines.slice(0, heavy);
  const more = heavy !== -1 || lines.length === asked.limit;
  return ok(
    asText({
      scopes: scopes.map(({ id, epoch, head }) => [id, epoch, head]),
      reset: standing.filter(({ isReset }) => isReset).map(({ scope }) => scope.id),
      rows,
      cursors: {
        ...Object.fromEntries(
          standing
            .filter(({ isTold }) => isTold)
            .map(({ scope, place }) => [scope.id, [scope.epoch, cursorOf(place)]]),
        ),
        ...cursorsAfter(behind, rows, more),
      },
      more,
      serverTime: now,
    }),
  );
}

type Standing = {
  readonly scope: MyScope;
  readonly place: Place;
  /** What the device holds of it is of no use: it begins again. */
  readonly isReset: boolean;
  /** Its cursor differs from the one the device has, though no row may come. */
  readonly isTold: boolean;
};

function standingOf(scope: MyScope, { cursors }: Pull): Standing {
  const [epoch, cursor] = cursors[scope.id] ?? [];
  if (cursor === undefined)
    return { scope, place: start(scope.floor), isReset: false, isTold: true };
  const place = placeOf(cursor);
  // A cursor beyond the head cannot have come from here.
  const isReset = epoch !== scope.epoch || isStale(place, scope.floor) || place.seq > scope.head;
  return { scope, place: isReset ? start(scope.floor) : place, isReset, isTold: isReset };
}

/** Scopes read to the end stand at their head, the one the page ended in after its last row, those behind it where they stood. */
function cursorsAfter(
  behind: readonly Standing[],
  rows: readonly Line[],
  more: boolean,
): Pulled["cursors"] {
  const last = rows.at(-1);
  const whole = more ? (last?.scope ?? 1) - 1 : behind.length;
  const complete = behind
    .slice(0, whole)
    .map(
      ({ scope }) => [scope.id, [scope.epoch, cursorOf({ seq: scope.head, since: 0 })]] as const,
    );
  const cut = more && last ? behind[last.scope - 1] : undefined;
  const inside =
    cut && last
      ? [[cut.scope.id, [cut.scope.epoch, cursorOf(placeAfter(last, cut.place))]] as const]
      : [];
  return Object.fromEntries([...complete, ...inside]) as Pulled["cursors"];
}

function placeAfter({ line, seq }: Line, { since }: Place): Place {
  const [, tbl, id] = /^\["([a-z_]+)","([A-Za-z0-9_-]+)"/.exec(line ?? "") ?? [];
  if (tbl === undefined || id === undefined) throw new Error("a row without table and id");
  return { seq, row: { tbl, id }, since };
}

function asText({
  rows,
  ...rest
}: Omit<Pulled, "rows"> & { readonly rows: readonly Line[] }): string {
  const head = JSON.stringify(rest);
  return `${head.slice(0, -1)},"rows":[${rows.map(({ line }) => line).join(",")}]}`;
}
