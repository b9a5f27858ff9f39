import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { WireRow } from "#sync/protocol/push.ts";

const times = { created_at: 1, updated_at: 2, archived_at: null };
const question = { topic: "Work", text: "What went well?" };
const judged = (...row: readonly unknown[]) => judge(row as unknown as WireRow, undefined);

test("a row that is right in every column is taken as it is", () => {
  expect(judged("question", "q1", "org:o", 3, { ...question, ...times }, null)).toEqual({
    is: "row",
    t: "question",
    row: { ...question, ...times, id: "q1", scope_id: "org:o", seq: 3 },
    bytes: null,
  });
  expect(
    judged("note_update", "u1", "pair:p", 3, { note_id: "n", ...times }, "AQL/"),
  ).toMatchObject({ is: "row", bytes: new Uint8Array([1, 2, 255]) });
});

test("a row without values is gone from its scope", () => {
  const gone = { is: "gone", t: "question", id: "q1", scope: "org:o" };
  expect(judged("question", "q1", "org:o", 3, null, null)).toEqual(gone);
});

test.each([
  ["a table that may not lie in this scope", "question", "pair:p", { ...question, ...times }, null],
  ["text", "question", "org:o", { topic: "Work", ...times }, null],
  ["text", "question", "org:o", { ...question, text: 7, ...times }, null],
  ["updated_at", "question", "org:o", { ...question, ...times, updated_at: undefined }, null],
  ["columns", "question", "org:o", { ...question, ...times, more: "x" }, null],
  ["bytes", "question", "org:o", { ...question, ...times }, "AQL/"],
  ["bytes", "note_update", "pair:p", { note_id: "n", ...times }, null],
  ["no key", "inbox_item", "self:ana", { sealed: "s1.k.v", ...times }, null],
])("what is wrong with a row is said: %s", (why, t, scope, values, bytes) => {
  expect(judged(t, "x", scope, 3, values, bytes)).toEqual({
    is: "unreadable",
    t,
    id: "x",
    scope,
    seq: 3,
    why,
  });
});
