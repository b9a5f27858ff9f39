import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { heldUp } from "../e2e/app/held-up.ts";
import { ask, begin } from "../e2e/app/seed.ts";
import { startApp } from "../e2e/app/start-app.ts";
import { type Figure, median } from "./figures.ts";
import { giveAway } from "./start-and-memory.ts";

const ROUNDS = 5;
const FRAME_MS = 16;

/** Whether the data file ever holds up the main process: its loop while 10,000 rows are written, in turn with the loop at rest. */
export async function mainLoopFigures(): Promise<readonly Figure[]> {
  const config = mkdtempSync(join(process.env["HOME"] ?? "/tmp", "bench-"));
  giveAway(config);
  await using app = await startApp({ config });
  const { pairs } = await begin(app.page, ["Ana Souza"]);
  const { meeting } = await ask(app.page, "meetings.open", {
    pairId: pairs["Ana Souza"],
  } as never);
  const late = { idle: [] as number[], writing: [] as number[], longest: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const idle = await heldUp(app, () => app.page.waitForTimeout(3_000));
    const writing = await heldUp(app, () => write(app.page, meeting.id));
    late.idle.push(idle.p999);
    late.writing.push(writing.p999);
    late.longest.push(writing.max);
  }
  rmSync(config, { recursive: true, force: true });
  const [writing, idle] = [median(late.writing), median(late.idle)];
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(", ");
  const detail = `p99.9 of ${ROUNDS} rounds in turn: writing ${list(late.writing)} ms (longest ${list(late.longest)}), idle ${list(late.idle)} ms`;
  return [
    {
      name: "main loop late while 10,000 rows are written, p99.9",
      value: writing,
      unit: "ms",
      bound: FRAME_MS,
      detail,
    },
    { name: "the same while idle, p99.9", value: idle, unit: "ms", bound: FRAME_MS, detail },
  ];
}

async function write(page: Page, meetingId: string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const texts = Array.from({ length: 50 }, (_, k) => `Point ${n}-${k}`);
    await ask(page, "agenda.addMany", { meetingId, texts, sharing: "shared" } as never);
  }
}
