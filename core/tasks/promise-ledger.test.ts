import { expect, test } from "vitest";
import type { PersonId } from "../kernel/ids.ts";
import { at, taskOf } from "../meetings/testing.ts";
import { ageInMeetings, promiseLedger } from "./promise-ledger.ts";

const me = "me" as PersonId;
const met = ["2026-11-05", "2026-11-12", "2026-11-19", "2026-11-26"].map((one) =>
  at(`${one}T09:00:00Z`),
);

test("a promise made in a meeting is not a meeting old when that one ends", () => {
  expect(
    ageInMeetings({ createdAt: at("2026-11-05T09:20:00Z"), renewedAt: null }, met.slice(0, 1)),
  ).toBe(0);
});

test("it asks for a choice once it was carried a third time, and not again after it was renewed", () => {
  const promise = taskOf("t", { createdAt: at("2026-11-05T09:20:00Z") });
  const asks = (count: number, changes = {}) =>
    promiseLedger([{ ...promise, ...changes }], me, met.slice(0, count)).map(
      ({ age, mustChoose }) => [age, mustChoose],
    )[0];
  expect([asks(2), asks(3), asks(4)]).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  expect(asks(4, { renewedAt: at("2026-11-26T09:10:00Z") })).toEqual([0, false]);
});

test("promises stand by side, those that ask for a choice and the oldest first; dropped ones do not stand", () => {
  const tasks = [
    taskOf("new", { createdAt: at("2026-11-20T09:00:00Z") }),
    taskOf("hers", { assigneeId: "ana", createdAt: at("2026-11-10T09:00:00Z") }),
    taskOf("gone", { state: "dropped" }),
    taskOf("old"),
    taskOf("kept", { state: "done", doneAt: at("2026-11-27T09:00:00Z") }),
  ];
  expect(promiseLedger(tasks, me, met).map(({ task, side, age }) => [task.id, side, age])).toEqual([
    ["old", "i-owe", 4],
    ["hers", "they-owe", 3],
    ["new", "i-owe", 1],
    ["kept", "i-owe", 0],
  ]);
});
