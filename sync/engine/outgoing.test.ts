import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { outgoing } from "./outgoing.ts";
import type { LocalOp, LocalRow, PendingOp } from "./rows.ts";
import type { Outlook } from "./store.ts";

const SELF = "self:ana";
const PAIR = "pair:1";
const times = { created_at: 1, updated_at: 1, archived_at: null };

/** What is sent of one change with one op. */
function sent(op: LocalOp, outlook: Outlook | undefined, { at = 100, offsetMs = 0 } = {}) {
  const changes = [{ n: 4, at: at as Millis, hash: "h", ops: [op] }];
  const rows = new Map(outlook ? [[`${op.t} ${op.id}`, outlook]] : []);
  const [change, ...more] = outgoing({ changes, rows, base: 3 }, undefined, offsetMs);
  expect(more).toEqual([]);
  return change;
}

const edit: LocalOp = { t: "task", id: "t1", scope: PAIR, base: 5, set: { title: "mine" } };

test("a change is numbered for this device and timed by the server's clock, as far as a date can say", () => {
  expect(sent(edit, { scope: PAIR }, { offsetMs: -30 })).toMatchObject({ n: 1, at: 70, hash: "h" });
  expect(sent(edit, { scope: PAIR }, { offsetMs: 0.5 })).toMatchObject({ at: 100 });
  expect(sent(edit, { scope: PAIR }, { at: 8.64e15, offsetMs: 1e15 })).toMatchObject({
    at: 8.64e15,
  });
});

test("an edit names the home its row has by now, and its own where the row is gone", () => {
  expect(sent(edit, { scope: "pair:2" })?.ops).toEqual([{ ...edit, scope: "pair:2" }]);
  expect(sent(edit, { scope: undefined })?.ops).toEqual([edit]);
});

test("what is read out of a row here never leaves", () => {
  const note: LocalOp = {
    t: "note",
    id: "n1",
    scope: PAIR,
    new: true,
    set: { kind: "meeting-shared", subject_id: "m", text: "read here" },
  };
  expect(sent(note, { scope: PAIR })?.ops).toEqual([
    { ...note, set: { kind: "meeting-shared", subject_id: "m" } },
  ]);
});

test("bytes are sent as they lie in the row; of an update that was merged away nothing is", () => {
  const update: LocalOp = { t: "note_update", id: "u1", scope: PAIR, new: true };
  const outlook = { scope: PAIR, columns: { note_id: "n1" }, bytes: new Uint8Array([1, 2, 255]) };
  expect(sent(update, outlook)?.ops).toEqual([
    { ...update, set: { note_id: "n1" }, bytes: "AQL/" },
  ]);
  expect(sent(update, undefined)?.ops).toEqual([]);
});

const task: LocalRow = { id: "t1", scope_id: PAIR, seq: 5, ...times, title: "a", details: null };
const waiting = (n: number, op: Partial<LocalOp> & object): PendingOp => ({
  n,
  at: (n * 10) as Millis,
  op: { t: "task", id: "t1", scope: PAIR, base: n, set: {}, ...op } as LocalOp,
});

test("a row that came back before it was sent sends what was set, and the newest version that was seen", () => {
  const ops = [
    waiting(4, { base: 9, set: { title: "b" }, move: SELF }),
    waiting(5, { base: 7, scope: SELF, set: { details: "c" }, move: PAIR }),
  ];
  const first = ops[0]?.op as LocalOp;
  expect(sent(first, { scope: PAIR, moving: { server: task, ops } })?.ops).toEqual([
    { t: "task", id: "t1", scope: PAIR, base: 9, set: { title: "b", details: "c" } },
  ]);
});

test("a row that is new and moved is new where it came to, and archived only if it says so", () => {
  const made = (archived_at: number | null) => {
    const ops = [
      waiting(4, { new: true, scope: SELF, set: { title: "b", archived_at } } as Partial<LocalOp>),
      waiting(5, { scope: SELF, move: PAIR }),
    ];
    return sent(ops[0]?.op as LocalOp, { scope: PAIR, moving: { server: undefined, ops } })?.ops;
  };
  const born = { t: "task", id: "t1", scope: PAIR, new: true };
  expect(made(null)).toEqual([{ ...born, set: { title: "b" } }]);
  expect(made(7)).toEqual([{ ...born, set: { title: "b", archived_at: 7 } }]);
});
