import type { Millis } from "#core/kernel/time.ts";
import type { Cursor, Pull, Pulled } from "#sync/protocol/pull.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import {
  cursorOf,
  isBehind,
  isStale,
  type Place,
  placeOf,
  start,
} from "../../backend/features/sync/cursor.ts";
import type { StoredRow } from "../../backend/features/sync/stored-row.ts";
import { type Memory, scopesOf } from "./memory.ts";

/** A page of what is new to a person, read from memory with the real server's cursors. */
export function pullFrom(memory: Memory, now: Millis, person: string, body: Pull): Pulled {
  const mine = scopesOf(memory, person);
  const reset: Pulled["reset"] = [];
  const rows: WireRow[] = [];
  const cursors: Pulled["cursors"] = {};
  let more = false;
  for (const scope of mine) {
    const state = memory.scopes.get(scope);
    if (!state || body.without.includes(scope)) continue;
    const told = body.cursors[scope];
    const isOld =
      told !== undefined && (told[0] !== state.epoch || isStale(placeOf(told[1]), state.floor));
    if (isOld) reset.push(scope);
    const from = told && !isOld ? placeOf(told[1]) : start(state.floor);
    if (told && !isOld && !isBehind(from, state.head)) continue;
    if (rows.length >= body.limit) {
      more = true;
      continue;
    }
    const ahead = [...memory.rows.values()]
      .filter((row) => row.scope === scope && isAfter(row, from))
      .toSorted(byPlace);
    const page = ahead.slice(0, body.limit - rows.length);
    rows.push(...page.map(toWire));
    const last = page.at(-1);
    if (page.length === ahead.length) cursors[scope] = [state.epoch, String(state.head) as Cursor];
    else {
      more = true;
      if (last)
        cursors[scope] = [state.epoch, cursorOf({ seq: last.seq, row: last, since: from.since })];
    }
  }
  const scopes = mine.map((scope): Pulled["scopes"][number] => {
    const { epoch = "", head = 0 } = memory.scopes.get(scope) ?? {};
    return [scope, epoch, head];
  });
  return { scopes, reset, rows, cursors, more, serverTime: now };
}

const toWire = (row: StoredRow): WireRow =>
  row.state === "live"
    ? [row.tbl, row.id, row.scope, row.seq, row.data, row.bytes ?? null]
    : [row.tbl, row.id, row.scope, row.seq, null, null];

const isAfter = (row: StoredRow, { seq, row: at }: Place): boolean =>
  row.seq > seq || (row.seq === seq && at !== undefined && keyOf(row) > keyOf(at));

const byPlace = (a: StoredRow, b: StoredRow): number =>
  a.seq - b.seq || (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = ({ tbl, id }: { readonly tbl: string; readonly id: string }) => `${tbl} ${id}`;
