import { expect, test } from "vitest";
import { heldUp } from "../app/held-up.ts";
import { freshConfig, startApp, type RunningApp } from "../app/start-app.ts";

/** SECURITY and issue 2: the data file never holds up the main process for longer than a frame. */
const FRAME_MS = 16;
const TRIES = 3;

type Door = {
  readonly elements: {
    readonly api: Record<
      string,
      (
        question: unknown,
      ) => Promise<{ ok: boolean; value: { value: { id: string }; meeting: { id: string } } }>
    >;
  };
};

test("ten thousand rows are written without holding up the main process", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const meetingId = await meeting(app);
  const tries: { quiet: number; writing: number; max: number }[] = [];
  for (let n = 0; n < TRIES; n++) {
    const quiet = await heldUp(app, () =>
      app.page.evaluate(() => new Promise<void>((resolve) => void setTimeout(resolve, 2_000))),
    );
    const writing = await heldUp(app, () => writeTenThousand(app, meetingId));
    tries.push({ quiet: quiet.p999, writing: writing.p999, max: writing.max });
    // A machine that is busy with other things holds everybody up: what it does when nothing is written is no fault of the store.
    if (writing.p999 <= Math.max(FRAME_MS, 2 * quiet.p999)) break;
  }
  console.log(
    `main loop held up, p99.9 ms: ${tries.map(({ quiet, writing, max }) => `quiet ${quiet}, writing ${writing} (longest ${max})`).join("; ")}`,
  );
  expect(
    tries.filter(({ quiet, writing }) => writing > Math.max(FRAME_MS, 2 * quiet)).length,
  ).toBeLessThan(TRIES);
}, 240_000);

async function meeting(app: RunningApp): Promise<string> {
  return app.page.evaluate(async () => {
    const { api } = (window as unknown as Door).elements;
    await api["profile.begin"]?.({
      name: "Mia",
      zone: "Europe/Berlin",
      sample: false,
      language: "en",
    });
    const ana = await api["people.add"]?.({ name: "Ana" });
    const pair = await api["pairs.start"]?.({
      personId: ana?.value.value.id,
      cadence: null,
      templateId: null,
    });
    const open = await api["meetings.open"]?.({ pairId: pair?.value.value.id });
    return open?.value.meeting.id ?? "";
  });
}

async function writeTenThousand(app: RunningApp, meetingId: string): Promise<void> {
  const saved = await app.page.evaluate(async (id) => {
    const { api } = (window as unknown as Door).elements;
    let rows = 0;
    for (let n = 0; n < 200; n++) {
      const texts = Array.from({ length: 50 }, (_, k) => `Point ${n}-${k}`);
      if ((await api["agenda.addMany"]?.({ meetingId: id, texts, sharing: "shared" }))?.ok)
        rows += texts.length;
    }
    return rows;
  }, meetingId);
  expect(saved).toBe(10_000);
}
