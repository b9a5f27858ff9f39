import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { need } from "../e2e/app/launch-electron.ts";
import { begin } from "../e2e/app/seed.ts";
import { startApp } from "../e2e/app/start-app.ts";
import { pressKeys, startWindowManager } from "../e2e/quick-add/screen.ts";
import { type Figure, median, percentile } from "./figures.ts";
import { idle, pssOf } from "./processes.ts";
import { giveAway } from "./start-and-memory.ts";

const ROUNDS = 60;
const KEYS = "ctrl+alt+a";
/** Between two presses, as long as a hand needs at least. */
const REST_MS = 250;
const SETTLED_MS = 6_000;

/** From the key on the screen (sending it included) to the painted window there, and what it holds of memory while it is hidden. */
export async function quickAddFigures(): Promise<readonly Figure[]> {
  const config = mkdtempSync(join(process.env["HOME"] ?? "/tmp", "bench-"));
  giveAway(config);
  using _manager = await startWindowManager();
  await using app = await startApp({ config });
  await begin(app.page, ["Ana Souza"]);
  await idle(SETTLED_MS);
  const pid = app.electron.process().pid ?? 0;
  const without = pssOf(pid);

  const before = middle();
  const made = app.electron.waitForEvent("window");
  const first = now();
  pressKeys(KEYS);
  await (await made).getByRole("textbox").waitFor();
  const firstMs = now() - first;
  await idle(REST_MS);
  const shown = middle();
  await until(before);
  await idle(SETTLED_MS);
  const held = pssOf(pid) - without;

  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await idle(REST_MS);
    times.push(await until(shown));
    await idle(REST_MS);
    await until(before);
  }
  rmSync(config, { recursive: true, force: true });
  const detail = `median ${median(times).toFixed(0)}, longest ${Math.max(...times).toFixed(0)} ms of ${ROUNDS}; the first after the start, which makes the window, ${firstMs.toFixed(0)} ms`;
  return [
    {
      name: "key to the painted quick-add line, p95",
      value: percentile(times, 0.95),
      unit: "ms",
      bound: 150,
      detail,
    },
    {
      name: "the quick-add window, hidden",
      value: held,
      unit: "MB",
      bound: 60,
      detail: `PSS over ${without.toFixed(0)} MB without it; made when it is first wanted, not at the start`,
    },
  ];
}

const now = (): number => performance.timeOrigin + performance.now();

/** Presses the keys and answers after how long the picture is this one. */
async function until(picture: Buffer): Promise<number> {
  const pressed = now();
  pressKeys(KEYS);
  for (const deadline = pressed + 10_000; !middle().equals(picture); await idle(1))
    if (now() > deadline) throw new Error("the quick-add window did not come, or did not go");
  return now() - pressed;
}

/** What stands in the middle of the screen, below the line with the caret: the window's examples when it is there. */
function middle(): Buffer {
  const file = openSync(need("AE_SCREEN"), "r");
  const header = Buffer.alloc(100);
  readSync(file, header, 0, header.length, 0);
  const [size, height, bytesPerLine, colours] = [0, 5, 12, 19].map((n) =>
    header.readUInt32BE(n * 4),
  );
  if (!size || !height || !bytesPerLine) throw new Error("no picture of the screen");
  const rows = Buffer.alloc(bytesPerLine * 40);
  const first = Math.round(height / 2) - 40;
  readSync(file, rows, 0, rows.length, size + (colours ?? 0) * 12 + first * bytesPerLine);
  closeSync(file);
  return rows;
}
