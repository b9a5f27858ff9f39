import { expect, test } from "vitest";
import { fold } from "./fold.ts";
import { afterAnswer } from "./replay.ts";
import type { LocalOp, LocalRow, PendingOp } from "./rows.ts";

const PAIR = "pair:1";
const times = { created_at: 1, updated_at: 1, archived_at: null };
const server: LocalRow = { id: "t1", scope_id: PAIR, seq: 5, ...times, title: "theirs" };

const waits = (n: number, set: LocalRow | object, more: object = { base: 5 }): PendingOp => ({
  n,
  at: (n * 10) as PendingOp["at"],
  op: { t: "task", id: "t1", scope: PAIR, set, ...more } as LocalOp,
});

test("a row that two devices made is one: it keeps its home and its version, what is set here is seen", () => {
  const again = waits(1, { title: "mine" }, { new: true, scope: "self:ana" });
  expect(fold(server, [again])).toEqual({ ...server, title: "mine", updated_at: 10 });
});

test("what only this device knows of a row is no part of what waits", () => {
  const note = waits(1, { text: "read out of it", archived_at: 7 }, { t: "note", base: 5 });
  expect(fold(server, [note])).toEqual({ ...server, archived_at: 7, updated_at: 10 });
});

test("a refused edit is gone from the row, the applied one beside it stays", () => {
  const ops = [waits(1, { title: "refused" }), waits(2, { priority: 3 })];
  const dealt = ops.map((op) => ({ ...op, applied: op.n === 2 }));
  const known = { shadow: server, row: fold(server, ops), ops: [] };
  expect(afterAnswer(known, dealt, undefined)).toEqual({
    row: { ...server, priority: 3, updated_at: 20 },
    shadow: undefined,
  });
});

test("the row in an answer counts, whatever was known: under what waits, or gone", () => {
  const later = waits(2, { priority: 3 });
  const dealt = [{ ...waits(1, { title: "refused" }), applied: false }];
  const known = { shadow: server, row: server, ops: [later] };
  const newer = { ...server, seq: 9, title: "newer" };
  expect(afterAnswer(known, dealt, { row: newer })).toEqual({
    row: { ...newer, priority: 3, updated_at: 20 },
    shadow: newer,
  });
  expect(afterAnswer(known, dealt, { row: undefined })).toEqual({
    row: undefined,
    shadow: undefined,
  });
});

test("where the server's row is not known, what is seen stays until it comes", () => {
  const known = { shadow: undefined, row: server, ops: [] };
  const dealt = [{ ...waits(1, { title: "mine" }), applied: true }];
  expect(afterAnswer(known, dealt, undefined)).toBe("as-it-is");
});
