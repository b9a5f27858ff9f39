import { ok, type Result } from "#core/kernel/result.ts";
import { PROTOCOL } from "#sync/protocol/protocol.ts";
import { MOST_ROWS, type Pull } from "#sync/protocol/pull.ts";
import type { WireRow } from "#sync/protocol/push.ts";
import { judge } from "./judge.ts";
import type { Failure, RoundPorts } from "./ports.ts";
import { request } from "./request.ts";
import type { Session } from "./session.ts";
import type { Sealing } from "./sealing.ts";
import type { Incoming } from "./store.ts";

/** Rows looked at before other work on this thread has its turn. */
const AT_ONCE = 500;
/** A page this full is part of a first load. */
const BULK = 1_000;

/** Fetches what is new, page by page; each is written with its cursors before the next is asked for. */
export async function pullAll(
  ports: RoundPorts,
  session: Session,
  received: (rows: number) => void,
  greet: () => Promise<Result<undefined, Failure>>,
): Promise<Result<"all" | "again", Failure>> {
  let rows = 0;
  let isReset = false;
  for (;;) {
    const sealing = await ports.sealing();
    const body: Pull = {
      proto: PROTOCOL,
      cursors: (await ports.store.cursors()) as Pull["cursors"],
      without: sealing ? [] : await privateScopes(ports),
      limit: ports.pageRows ?? MOST_ROWS,
    };
    const answer = await request(ports, session, (signal) => ports.transport.pull(body, signal));
    if (!answer.ok) return answer;
    const { scopes, reset, cursors, more } = answer.value;
    // A server that begins anew may have lost what it had said yes to: that waits again before what it has not is taken for gone.
    const mayBeAnew = reset.length > 0 || (await ports.store.standing()).hasUnread;
    const greeted = mayBeAnew ? await greet() : ok(undefined);
    if (!greeted.ok) return greeted;
    const page = { scopes, reset, cursors, more };
    const judged = await judgeAll(ports, answer.value.rows, sealing);
    const changed = await ports.store.apply({ ...page, rows: judged }, judged.length > BULK);
    rows += judged.length;
    received(rows);
    if (changed.length > 0) ports.changed(changed);
    isReset ||= reset.length > 0;
    if (!more) break;
    await ports.wait(0);
  }
  await ports.store.settle();
  if (await ports.store.readNotes()) ports.changed(["note"]);
  return ok(isReset ? "again" : "all");
}

async function judgeAll(
  ports: RoundPorts,
  rows: readonly WireRow[],
  sealing: Sealing | undefined,
): Promise<readonly Incoming[]> {
  const judged: Incoming[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    if (from > 0) await ports.wait(0);
    for (const row of rows.slice(from, from + AT_ONCE)) judged.push(judge(row, sealing));
  }
  return judged;
}

async function privateScopes(ports: RoundPorts): Promise<Pull["without"]> {
  const { self } = await ports.store.standing();
  return [self] as Pull["without"];
}
