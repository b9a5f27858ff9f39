import fc from "fast-check";
import { expect, test } from "vitest";
import { restMs } from "./backoff.ts";
import { fold } from "./fold.ts";
import { net } from "./net-move.ts";
import { outgoing } from "./outgoing.ts";
import { afterAnswer, withoutServer, withServer } from "./replay.ts";
import type { LocalOp, LocalRow, PendingOp } from "./rows.ts";
import type { Sealing } from "./sealing.ts";
import { offsetOf, sampled } from "./server-time.ts";

const SELF = "self:ana";
const PAIR = "pair:1";

const server: LocalRow = {
  id: "t1",
  scope_id: PAIR,
  seq: 5,
  created_at: 1,
  updated_at: 1,
  archived_at: null,
  title: "server",
  details: null,
  priority: 0,
};

const fields = fc.record(
  { title: fc.string(), details: fc.option(fc.string()), priority: fc.nat(3) },
  { requiredKeys: [] },
);
const change = fc.record({
  set: fields,
  move: fc.option(fc.constantFrom(SELF, PAIR), { nil: undefined, freq: 2 }),
});

/** Edits as the gateway queues them: each names the scope its row lay in. */
const edits = fc.array(change, { maxLength: 8 }).map((changes) => {
  let scope = PAIR;
  return changes.map(({ set, move }, index): PendingOp => {
    const op: LocalOp = {
      t: "task",
      id: "t1",
      scope,
      base: 5,
      set,
      ...(move === undefined || move === scope ? {} : { move }),
    };
    scope = move ?? scope;
    return { n: index + 1, at: (10 + index) as PendingOp["at"], op };
  });
});

/** Leaves everything readable, but says that it was sealed. */
const marked: Sealing = {
  sealNew: (_, columns) => ({ sealed: JSON.stringify(columns) }),
  sealChanges: (_, set) =>
    Object.fromEntries(Object.keys(set).map((key) => [key, `sealed ${String(set[key])}`])),
  openRow: () => ({ ok: false, error: { type: "NotGenuine" } }),
  sealBytes: (_, bytes) => bytes,
  openBytes: () => ({ ok: false, error: { type: "NotGenuine" } }),
};

test("folding all at once is folding one after another", () => {
  fc.assert(
    fc.property(edits, fc.nat(8), (ops, cut) => {
      const inTwo = fold(fold(server, ops.slice(0, cut)), ops.slice(cut));
      expect(inTwo).toEqual(fold(server, ops));
    }),
  );
});

test("what waits is seen, whatever comes from the server under it", () => {
  fc.assert(
    fc.property(edits, fields, (ops, theirs) => {
      const { row, shadow } = withServer({ ...server, ...theirs, seq: 9 }, ops);
      const last = ops.at(-1)?.op;
      expect(row).toMatchObject(last && "set" in last ? (last.set ?? {}) : {});
      expect(row?.["seq"]).toBe(9);
      expect(shadow === undefined).toBe(ops.length === 0);
    }),
  );
});

test("edits acknowledged in any number of answers leave the same row, and nothing under it", () => {
  fc.assert(
    fc.property(edits, fc.nat(8), (ops, cut) => {
      const applied = (some: readonly PendingOp[]) =>
        some.map((one) => ({ ...one, applied: true }));
      const first = afterAnswer(
        { shadow: server, row: fold(server, ops), ops: ops.slice(cut) },
        applied(ops.slice(0, cut)),
        undefined,
      );
      if (first === "as-it-is") throw new Error("the server's row is known");
      expect(first.row).toEqual(fold(server, ops));
      const rest = ops.slice(cut);
      if (rest.length === 0) return;
      const known = { shadow: first.shadow, row: first.row, ops: [] };
      const second = afterAnswer(known, applied(rest), undefined);
      expect(second).toEqual({ row: fold(server, ops), shadow: undefined });
    }),
  );
});

test("a row that left a scope goes, unless it is known to live elsewhere by now", () => {
  fc.assert(
    fc.property(edits, (ops) => {
      const known = { shadow: server, row: fold(server, ops), ops };
      expect(withoutServer(known, PAIR)).toEqual({ row: undefined, shadow: undefined });
      expect(withoutServer(known, SELF)).toBeUndefined();
    }),
  );
});

test("moves are sent as what came of them: the server ends with the row as it is seen here", () => {
  fc.assert(
    fc.property(edits, (ops) => {
      const whole = net({ server, ops });
      expect(whole === undefined).toBe(ops.every(({ op }) => !("move" in op)));
      if (!whole) return;
      const last = ops.findLast(({ op }) => "move" in op)?.n ?? 0;
      const until = ops.filter(({ n }) => n <= last);
      const after = fold(server, [{ at: until[0]?.at ?? (0 as never), op: whole.op }]);
      expect({ ...after, updated_at: 0 }).toEqual({ ...fold(server, until), updated_at: 0 });
    }),
  );
});

test("a row that is private in the end never leaves in the clear, whatever it was on the way", () => {
  fc.assert(
    fc.property(edits, (ops) => {
      const here = fold(server, ops);
      const isMoving = ops.some(({ op }) => "move" in op);
      const rows = new Map([
        ["task t1", { scope: here?.scope_id, ...(isMoving ? { moving: { server, ops } } : {}) }],
      ]);
      const changes = ops.map(({ n, at, op }) => ({ n, at, hash: "", ops: [op] }));
      const sent = outgoing({ changes, rows, base: 0 }, marked, 0).flatMap(({ ops: wire }) => wire);
      if (here?.scope_id !== SELF) return;
      for (const op of sent) {
        expect("move" in op && op.move ? op.move : op.scope).toBe(SELF);
        const values = "set" in op ? Object.entries(op.set) : [];
        for (const [name, value] of values)
          expect(name === "sealed" || String(value).startsWith("sealed ")).toBe(true);
      }
    }),
  );
});

test("numbers stay dense: every change is sent once, with what is left of it", () => {
  fc.assert(
    fc.property(edits, fc.nat(5), (ops, base) => {
      const rows = new Map([["task t1", { scope: PAIR, moving: { server, ops } }]]);
      const changes = ops.map(({ n, at, op }) => ({ n: n + base, at, hash: `${n}`, ops: [op] }));
      const sent = outgoing({ changes, rows, base }, marked, 0);
      expect(sent.map(({ n, hash }) => [n, hash])).toEqual(ops.map(({ n }) => [n, `${n}`]));
    }),
  );
});

test("the server's time is the median of the last eight exchanges, each taken at its middle", () => {
  const taken = (offsets: readonly number[]) =>
    offsets.reduce(
      (samples, offset, at) =>
        sampled(samples, { sent: at, received: at + 20, server: at + 10 + offset }),
      sampled([], { sent: 0, received: 90_000, server: 400 * 86_400_000 }),
    );
  expect(offsetOf([])).toBe(0);
  expect(offsetOf(taken([30, 10]))).toBe(30);
  expect(offsetOf(taken([10, 90, 30, 70, 50, 20, 80, 40]))).toBe(45);
  expect(offsetOf(taken([900, 10, 90, 30, 70, 50, 20, 80, 40]))).toBe(45);
});

test("rests grow by chance, twice as long with each failure, and never beyond five minutes", () => {
  const rests = (chance: number) => [1, 2, 3, 9, 10, 100].map((n) => restMs(n, () => chance));
  expect(rests(1)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  expect(rests(0.25)).toEqual([250, 500, 1_000, 64_000, 75_000, 75_000]);
});
