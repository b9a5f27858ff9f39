import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import type { TaskId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { reminderHandlers } from "./handlers.ts";

const subject = { type: "task", id: "bens" as TaskId } as const;
const time = { kind: "at", at: 1 as Millis } as const;

async function withBensTask() {
  const store = await freshStore();
  const row = {
    title: "Numbers",
    details: null,
    author_id: "me",
    assignee_id: "ben",
    pair_id: "pair-ben",
    meeting_id: null,
    agenda_item_id: null,
    due: null,
    due_at: null,
    priority: 0,
    labels: "[]",
    repeat: null,
    state: "open",
    done_at: null,
    renewed_at: null,
  };
  await saveChange(store.deps, "task.add", async () => ({
    ok: true,
    value: { ops: [added("task", "bens", "pair:pair-ben", row)], value: null },
  }));
  return {
    store,
    reminders: reminderHandlers(store.deps, {
      planDone: async () => ok({ ops: [] }),
      used: () => {},
    }),
  };
}

test("a reminder on Ben's task lies where Ben can see it, for whoever has the task", async () => {
  const { store, reminders } = await withBensTask();
  await using _ = store;
  const saved = await reminders["reminders.add"]({ subject, time, forId: null });
  const rows = await store.db.query
    .selectFrom("reminder")
    .select(["scope_id", "for_id", "state"])
    .execute();
  expect([saved.ok, rows]).toEqual([
    true,
    [{ scope_id: "pair:pair-ben", for_id: null, state: "scheduled" }],
  ]);
});

test("a reminder that is removed is gone from the list, and undo brings it back", async () => {
  const { store, reminders } = await withBensTask();
  await using _ = store;
  const saved = await reminders["reminders.add"]({ subject, time, forId: null });
  const count = async () => {
    const answer = await reminders["reminders.of"]({ subject });
    return answer.ok && answer.value.length;
  };
  const counts = [await count()];
  if (saved.ok) await reminders["reminders.archive"]({ id: saved.value.value.id });
  counts.push(await count());
  await undoChange(store.deps);
  counts.push(await count());
  expect(counts).toEqual([1, 0, 1]);
});

test("a reminder about nothing is refused", async () => {
  const { store, reminders } = await withBensTask();
  await using _ = store;
  expect(
    await reminders["reminders.add"]({
      subject: { type: "task", id: "gone" as TaskId },
      time,
      forId: null,
    }),
  ).toEqual({ ok: false, error: { type: "ReminderSubjectMissing" } });
});
