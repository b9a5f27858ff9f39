import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { ask, begin } from "../e2e/app/seed.ts";
import { startApp } from "../e2e/app/start-app.ts";
import { showNote } from "../e2e/notes/note-page.ts";
import { bareList, bareNote, openBareWindow } from "./bare-window.ts";
import { type Figure, median, percentile } from "./figures.ts";
import { giveAway } from "./start-and-memory.ts";
import { fillNote, keystrokeTimes } from "./typing.ts";

const ROUNDS = 3;
const KEYS = 100;
const LINES = 500;
const TASKS = 10_000;
const STEPS = 240;
/** A frame later than this missed its turn at 60 a second. */
const DROPPED_MS = 25;

/** What a hand feels: typing in a long note and scrolling a long list, each in turn with the barest page that does the same. */
export async function feelFigures(): Promise<readonly Figure[]> {
  const config = mkdtempSync(join(process.env["HOME"] ?? "/tmp", "bench-"));
  giveAway(config);
  await using app = await startApp({ config });
  await using bare = await openBareWindow(config);
  const { ids } = await begin(app.page, ["Ana Souza"], 0);
  const figures = [
    ...(await typing(app.page, bare.page, ids["Ana Souza"] ?? "")),
    ...(await scrolling(app.page, bare.page)),
  ];
  rmSync(config, { recursive: true, force: true });
  return figures;
}

async function typing(app: Page, bare: Page, personId: string): Promise<readonly Figure[]> {
  const { note } = await showNote(app, personId);
  await fillNote(app, note, LINES);
  await bareNote(bare, LINES);
  const times = await inTurn(app, bare, (page) => keystrokeTimes(page, KEYS));
  const [ours, theirs] = [percentile(times.app, 0.95), percentile(times.bare, 0.95)];
  const detail = `p95 ${ours.toFixed(1)} / ${theirs.toFixed(1)} ms, median ${median(times.app).toFixed(1)} / ${median(times.bare).toFixed(1)} ms, ${times.app.length} keys each in turn`;
  return [
    { name: `keystroke to paint, ${LINES} lines, p95`, value: ours, unit: "ms", bound: 16, detail },
    {
      name: "keystroke to paint / bare contenteditable",
      value: ours / theirs,
      unit: "×",
      bound: 1.25,
      detail,
    },
  ];
}

async function scrolling(app: Page, bare: Page): Promise<readonly Figure[]> {
  const list = await taskList(app);
  const plain = await bareList(bare, TASKS);
  const frames = await inTurn(app, bare, (page) => framesOf(page === app ? list : plain));
  const of = (lengths: readonly number[]) => ({
    p95: percentile(lengths, 0.95),
    dropped: (100 * lengths.filter((length) => length > DROPPED_MS).length) / lengths.length,
    longest: Math.max(...lengths),
  });
  const [ours, theirs] = [of(frames.app), of(frames.bare)];
  const detail = `p95 ${ours.p95.toFixed(1)} / ${theirs.p95.toFixed(1)} ms, longest ${ours.longest.toFixed(0)} / ${theirs.longest.toFixed(0)} ms, dropped ${ours.dropped.toFixed(1)} / ${theirs.dropped.toFixed(1)} % of ${frames.app.length} frames`;
  return [
    {
      name: `frame while ${TASKS} tasks scroll / bare list, p95`,
      value: ours.p95 / theirs.p95,
      unit: "×",
      bound: 1.25,
      detail,
    },
    {
      name: "frames dropped beyond those of the bare list",
      value: Math.max(0, ours.dropped - theirs.dropped),
      unit: "%",
      bound: 1,
      detail,
    },
  ];
}

/** The same of both pages, one after the other, several times: what else the machine does meets both. */
async function inTurn(
  app: Page,
  bare: Page,
  measure: (page: Page) => Promise<readonly number[]>,
): Promise<{ readonly app: readonly number[]; readonly bare: readonly number[] }> {
  const times = { app: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await bare.bringToFront();
    times.bare.push(...(await measure(bare)));
    await app.bringToFront();
    times.app.push(...(await measure(app)));
  }
  return times;
}

/** My tasks with all rows loaded: the first come at once, the others when one asks for them by scrolling. */
async function taskList(page: Page): Promise<Locator> {
  const titles = Array.from({ length: TASKS }, (_, n) => `Task ${String(n).padStart(5, "0")}`);
  while (titles.length > 0)
    await ask(page, "tasks.addMany", { titles: titles.splice(0, 500) } as never);
  await page.evaluate(() => void (location.hash = "/tasks?list=mine"));
  const grid = page.getByRole("grid", { name: "Mine" });
  await grid.waitFor();
  for (let tries = 0; tries < 100; tries++) {
    const height = await grid.evaluate((el) => ((el.scrollTop = el.scrollHeight), el.scrollHeight));
    if (height > TASKS * 28) return grid;
    await page.waitForTimeout(100);
  }
  throw new Error("the list was not loaded whole within ten seconds");
}

/** How long each frame took while the list scrolled by a few rows a frame. */
const framesOf = (list: Locator): Promise<number[]> =>
  list.evaluate(async (scroller, steps) => {
    scroller.scrollTop = 0;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const lengths: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let n = 0; n < steps; n++) {
      scroller.scrollTop += 120;
      const now = await new Promise<number>(requestAnimationFrame);
      lengths.push(now - last);
      last = now;
    }
    return lengths;
  }, STEPS);
