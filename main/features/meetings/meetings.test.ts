import { expect, test } from "vitest";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import { freshStore } from "../../db/testing.ts";
import { meetingHandlers } from "./handlers.ts";

test("what is not there is said to be missing", async () => {
  await using store = await freshStore();
  const handlers = meetingHandlers(store.deps);
  const id = "gone" as MeetingId;
  expect([
    await handlers["meetings.open"]({ pairId: "gone" as PairId }),
    await handlers["meetings.start"]({ id }),
    await handlers["meetings.end"]({ id }),
  ]).toEqual(
    ["PairMissing", "MeetingMissing", "MeetingMissing"].map((type) => ({
      ok: false,
      error: { type },
    })),
  );
});
