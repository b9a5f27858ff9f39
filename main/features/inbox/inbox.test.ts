import { expect, test } from "vitest";
import type { InboxItemId, MeetingId } from "#core/kernel/ids.ts";
import { fail, ok } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { freshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { inboxHandlers, type InboxPorts } from "./handlers.ts";

/** Ports that make an inbox item of their own, so that the test sees what they were asked for. */
async function inboxOf(ports: Partial<InboxPorts> = {}) {
  const store = await freshStore();
  const asked: unknown[] = [];
  const plan = async (_tx: unknown, what: unknown) => {
    asked.push(what);
    return ok({
      ops: [added("template", store.ids.next(), "self:me", { name: "made", points: "[]" })],
    });
  };
  const inbox = inboxHandlers(store.deps, { planTask: plan, planPoint: plan, ...ports });
  const add = async (text: string) => {
    const saved = await inbox["inbox.add"]({ text });
    if (!saved.ok) throw new Error("not saved");
    return saved.value.value.id;
  };
  const texts = async () => {
    const answer = await inbox["inbox.list"](undefined);
    return answer.ok && answer.value.map(({ text }) => text);
  };
  return { store, inbox, add, texts, asked };
}

test("a thought becomes a task and leaves the inbox in one change, which one undo takes back", async () => {
  const { store, inbox, add, texts, asked } = await inboxOf();
  await using _ = store;
  const id = await add("Ask legal");
  await inbox["inbox.place"]({ id, as: { kind: "task" } });
  const made = await store.db.query.selectFrom("template").selectAll().execute();
  const seen = [await texts(), made.length];
  await undoChange(store.deps);
  expect([asked, seen, await texts()]).toEqual([
    [{ title: "Ask legal", details: null }],
    [[], 1],
    ["Ask legal"],
  ]);
});

test("a long thought keeps its whole text as the details of the task, and is refused as a point", async () => {
  const { store, inbox, add, texts, asked } = await inboxOf();
  await using _ = store;
  const long = "word ".repeat(200).trim();
  const id = await add(long);
  const refused = await inbox["inbox.place"]({
    id,
    as: { kind: "point", meetingId: "m" as MeetingId },
  });
  const still = await texts();
  await inbox["inbox.place"]({ id, as: { kind: "task" } });
  const [task] = asked as { title: string; details: string }[];
  expect([refused, still, task?.title.length, task?.details]).toEqual([
    { ok: false, error: { type: "TooLongForAPoint" } },
    [long],
    500,
    long,
  ]);
});

test("where there is no place for it, it stays in the inbox", async () => {
  const { store, inbox, add, texts } = await inboxOf({
    planPoint: async () => fail({ type: "MeetingMissing" }),
  });
  await using _ = store;
  const id = await add("Ask legal");
  expect([
    await inbox["inbox.place"]({ id, as: { kind: "point", meetingId: "gone" as MeetingId } }),
    await texts(),
    await inbox["inbox.archive"]({ id: "gone" as InboxItemId }),
  ]).toEqual([
    { ok: false, error: { type: "MeetingMissing" } },
    ["Ask legal"],
    { ok: false, error: { type: "InboxItemMissing" } },
  ]);
});
