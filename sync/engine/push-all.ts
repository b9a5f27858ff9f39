import { fail, ok, type Result } from "#core/kernel/result.ts";
import { PROTOCOL } from "#sync/protocol/protocol.ts";
import {
  type Mutation,
  MOST_MUTATIONS,
  MOST_PUSH_BYTES,
  type Pushed,
  type RefusalCode,
} from "#sync/protocol/push.ts";
import { judge } from "./judge.ts";
import { outgoing } from "./outgoing.ts";
import type { Failure, RoundPorts } from "./ports.ts";
import { request } from "./request.ts";
import type { Session, Stopped } from "./session.ts";
import type { Sealing } from "./sealing.ts";
import { offsetOf } from "./server-time.ts";
import type { Answer, Batch } from "./store.ts";

/** Bytes of one push before sealing and base64, which make more of them. */
const BATCH_BYTES = MOST_PUSH_BYTES / 2;

/** `all`: nothing waits any more. `settle`: fetch first, since it is not known how the server took what was sent before. */
type Done = "all" | "settle" | "greet";

/** Sends what waits, oldest first, until nothing is left. */
export async function pushAll(ports: RoundPorts, session: Session): Promise<Result<Done, Stopped>> {
  for (;;) {
    const sealing = await ports.sealing();
    const { attempted, waiting } = await ports.store.standing();
    if (waiting === 0) return ok("all");
    const batch = await ports.store.take({
      changes: session.carefulUpTo > 0 ? 1 : MOST_MUTATIONS,
      bytes: BATCH_BYTES,
      ...(attempted > 0 ? { upTo: attempted } : {}),
      withoutPrivate: !sealing,
    });
    if (!batch) return attempted > 0 ? ok("settle") : fail({ type: "NoKey" });
    const sent = await send(
      ports,
      session,
      batch,
      outgoing(batch, sealing, offsetOf(session.samples)),
    );
    if (!sent.ok) {
      const next = await afterFailure(ports, session, batch, sent.error);
      if (!next.ok) return next;
      if (next.value !== "again") return ok(next.value);
      continue;
    }
    // To changes it had before, a server answers with its last number: that may be the other copy's.
    const last = Math.min(sent.value.last, (batch.changes.at(-1)?.n ?? 0) - batch.base);
    if (last >= session.carefulUpTo) session.carefulUpTo = 0;
    const answer = answerOf({ ...sent.value, last }, sealing);
    const changed = await ports.store.acknowledge(answer, attempted === 0);
    if (changed.length > 0) ports.changed(changed);
  }
}

async function send(
  ports: RoundPorts,
  session: Session,
  batch: Batch,
  mutations: readonly Mutation[],
): Promise<Result<Pushed, Failure>> {
  const body = { proto: PROTOCOL, mutations: [...mutations] };
  const sent = await request(ports, session, (signal) => ports.transport.push(body, signal));
  const [first] = mutations;
  const code = sent.ok ? undefined : poison(sent.error);
  if (code === undefined || !first || batch.changes.length > 1) return sent;
  // The one change that cannot be sent must not hold up the next: its number goes, its content stays here as refused.
  const empty = { ...body, mutations: [{ ...first, ops: [] }] };
  const passed = await request(ports, session, (signal) => ports.transport.push(empty, signal));
  if (!passed.ok) return passed;
  const refused = passed.value.refused.filter(({ n }) => n !== first.n);
  return ok({ ...passed.value, refused: [...refused, { n: first.n, code, detail: "not taken" }] });
}

const poison = (error: Failure): RefusalCode | undefined =>
  error.type === "TooLarge" ? "too-large" : error.type === "BadRequest" ? "bad-op" : undefined;

async function afterFailure(
  ports: RoundPorts,
  session: Session,
  batch: Batch,
  error: Failure,
): Promise<Result<"again" | "greet", Failure>> {
  const last = (batch.changes.at(-1)?.n ?? 0) - batch.base;
  switch (error.type) {
    case "DeviceForked": {
      // What both copies sent alike is the same change; only from where they part this one is another device.
      if (batch.changes.length > 1) {
        session.carefulUpTo = last;
        return ok("again");
      }
      const other = await ports.newDevice();
      if (!other.ok) return other;
      await ports.store.becomeDevice(other.value);
      session.carefulUpTo = 0;
      session.greeted = false;
      return ok("greet");
    }
    case "Gap":
      await ports.store.sendAgain(error.last);
      session.greeted = false;
      return ok("greet");
    case "TooLarge":
    case "BadRequest":
      if (batch.changes.length === 1) return fail(error);
      session.carefulUpTo = last;
      return ok("again");
    default:
      return fail(error);
  }
}

function answerOf(pushed: Pushed, sealing: Sealing | undefined): Answer {
  const { last, refused, superseded, echo } = pushed;
  return {
    last,
    refused,
    superseded,
    echo: echo.map((row) =>
      row.length === 2 ? { is: "none", t: row[0], id: row[1] } : judge(row, sealing),
    ),
  };
}
