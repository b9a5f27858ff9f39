import { expect, test } from "vitest";
import { countingIds, type PersonId } from "../kernel/ids.ts";
import { at } from "../meetings/testing.ts";
import { newTask } from "./new-task.ts";

const me = "me" as PersonId;
const now = at("2026-11-02T09:00:00Z");

test("a new task is open, empty but for what was said, and its reminders are about it", () => {
  const { task, reminders } = newTask(
    countingIds("id"),
    { authorId: me, now },
    {
      title: "Call Ana",
      assigneeId: me,
      pairId: null,
      meetingId: null,
      priority: 2,
      reminders: [{ kind: "next-meeting" }],
    },
  );
  expect(task).toEqual({
    id: "id-1",
    title: "Call Ana",
    details: null,
    authorId: "me",
    assigneeId: "me",
    pairId: null,
    meetingId: null,
    agendaItemId: null,
    due: null,
    dueAt: null,
    priority: 2,
    labels: [],
    repeat: null,
    state: "open",
    doneAt: null,
    renewedAt: null,
    archivedAt: null,
    createdAt: now,
  });
  expect(reminders).toEqual([
    {
      id: "id-2",
      subject: { type: "task", id: "id-1" },
      time: { kind: "next-meeting" },
      forId: null,
      authorId: "me",
      state: "scheduled",
      archivedAt: null,
      createdAt: now,
    },
  ]);
});
