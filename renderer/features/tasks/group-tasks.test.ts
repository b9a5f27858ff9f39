import { expect, test } from "vitest";
import type { Day } from "#core/kernel/time.ts";
import type { Task } from "#core/tasks/task.ts";
import { groupTasks } from "./group-tasks.ts";

const day = (at: number): Day => new Date(at).toISOString().slice(0, 10) as Day;
const task = (id: string, some: Partial<Record<keyof Task, unknown>>) =>
  ({ id, due: null, doneAt: null, assigneeId: "me", createdAt: 0, ...some }) as unknown as Task;
const grouped = (order: Parameters<typeof groupTasks>[0], tasks: readonly Task[], today: string) =>
  groupTasks(order, tasks, today as Day, day).map((group) => [
    group.id,
    group.tasks.map(({ id }) => id),
  ]);

test("by due day they are grouped by how near the day is", () => {
  const tasks = ["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-29", "2026-11-30", null].map(
    (due) => task(String(due), { due }),
  );
  expect(grouped("due", tasks, "2026-11-23")).toEqual([
    ["overdue", ["2026-11-20"]],
    ["today", ["2026-11-23"]],
    ["tomorrow", ["2026-11-24"]],
    ["week", ["2026-11-29"]],
    ["later", ["2026-11-30"]],
    ["none", ["null"]],
  ]);
});

test("on a Sunday nothing but today is this week", () => {
  expect(
    grouped(
      "due",
      [task("a", { due: "2026-11-29" }), task("b", { due: "2026-12-01" })],
      "2026-11-29",
    ),
  ).toEqual([
    ["today", ["a"]],
    ["later", ["b"]],
  ]);
});

test("by person they are grouped by person, done by how long ago", () => {
  expect(
    grouped(
      "person",
      [
        task("a", { assigneeId: "ana" }),
        task("b", { assigneeId: "ben" }),
        task("c", { assigneeId: "ana" }),
      ],
      "2026-11-23",
    ),
  ).toEqual([
    ["ana", ["a", "c"]],
    ["ben", ["b"]],
  ]);
  expect(
    grouped(
      "done",
      [
        task("a", { doneAt: Date.parse("2026-11-23T08:00:00Z") }),
        task("b", { doneAt: Date.parse("2026-11-01T08:00:00Z") }),
      ],
      "2026-11-23",
    ),
  ).toEqual([
    ["today", ["a"]],
    ["earlier", ["b"]],
  ]);
});

test("other orders have headings of their own", () => {
  const tasks = [
    task("a", { priority: 3, createdAt: Date.parse("2026-11-23T08:00:00Z") }),
    task("b", { priority: 3, createdAt: Date.parse("2026-11-20T08:00:00Z") }),
    task("c", { priority: 0, createdAt: Date.parse("2026-11-01T08:00:00Z") }),
  ];
  expect(grouped("priority", tasks, "2026-11-23")).toEqual([
    ["priority-3", ["a", "b"]],
    ["priority-0", ["c"]],
  ]);
  expect(grouped("oldest", tasks.toReversed(), "2026-11-23")).toEqual([
    ["earlier", ["c"]],
    ["week", ["b"]],
    ["today", ["a"]],
  ]);
});
