import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { ok } from "#core/kernel/result.ts";
import { added } from "./ops.ts";
import { saveChange } from "./save-change.ts";
import { freshStore } from "./testing.ts";

test("a fresh store takes changes, tells of them, and leaves nothing behind", async () => {
  let folder: string;
  {
    await using store = await freshStore();
    folder = store.folder;
    const saved = await saveChange(store.deps, "inbox.add", async () =>
      ok({
        ops: [added("inbox_item", store.ids.next(), "self:me", { text: "Call the bank" })],
        value: "done",
      }),
    );
    expect([saved, store.announced]).toEqual([ok({ change: 1, value: "done" }), [["inbox_item"]]]);
  }
  expect(existsSync(folder)).toBe(false);
});
