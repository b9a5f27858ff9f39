import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

test("ten thousand tasks: only what is seen is drawn, keys reach all of it, and a step of scrolling costs what it costs with few", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"]);
  await addMany(page, 10_000);
  await addMany(page, 200, ids["Ana Souza"]);

  const few = await listOf(page, "waiting", "Waiting for", 200);
  const withFew = await workPerStep(page, few, 20);
  const grid = await listOf(page, "mine", "Mine", 10_000);
  const withMany = await workPerStep(page, grid, 20);
  const frames = await framesWhileScrolling(grid);
  const at = (share: number) => frames[Math.floor(frames.length * share)]?.toFixed(1);
  console.log(
    `work per step: ${withFew.toFixed(1)} ms with 200 tasks, ${withMany.toFixed(1)} ms with 10,000; frames: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${frames.at(-1)?.toFixed(1)} ms`,
  );
  expect(withMany / withFew).toBeLessThan(2);
  expect(await grid.locator("[role=row]").count()).toBeLessThan(150);

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await grid.evaluate((list) => void (list.scrollTop = 0));
  await page.getByRole("row", { name: "Task 00000" }).click();
  const walked: unknown[] = [];
  for (const key of ["j", "ArrowDown", "End", "k", "Home", "Shift+ArrowDown", "PageDown"]) {
    await page.keyboard.press(key);
    walked.push(await focused());
  }
  expect(walked.slice(0, 6)).toEqual([
    "Task 00001",
    "Task 00002",
    "Task 09999",
    "Task 09998",
    "Task 00000",
    "Task 00001",
  ]);
  expect(Number(String(walked[6]).slice(5))).toBeGreaterThan(5);

  // The row with the focus stays, however far one scrolls away from it.
  await grid.evaluate((list) => void (list.scrollTop = list.scrollHeight));
  await page.getByRole("row", { name: "Task 09999" }).waitFor();
  await page.waitForTimeout(400);
  expect([await focused(), await inOrder(grid)]).toEqual([walked[6], true]);

  await page.keyboard.press("ControlOrMeta+a");
  await page.getByText("10000 tasks selected").waitFor();
});

async function addMany(page: Page, count: number, assigneeId?: string): Promise<void> {
  const titles = Array.from({ length: count }, (_, n) => `Task ${String(n).padStart(5, "0")}`);
  while (titles.length > 0)
    await ask(page, "tasks.addMany", {
      titles: titles.splice(0, 500),
      ...(assigneeId && { assigneeId }),
    } as never);
}

/** A list with all its rows loaded: the first come at once, the others when one asks for them by scrolling. */
async function listOf(page: Page, list: string, name: string, rows: number) {
  await page.evaluate((address) => void (location.hash = address), `/tasks?list=${list}`);
  const grid = page.getByRole("grid", { name });
  await grid.waitFor();
  await expect
    .poll(() => grid.evaluate((el) => ((el.scrollTop = el.scrollHeight), el.scrollHeight)), {
      timeout: 10_000,
    })
    .toBeGreaterThan(rows * 28);
  return grid;
}

type Grid = Awaited<ReturnType<typeof listOf>>;

/** What a step of the scroll costs the page in script, style and layout, in ms. */
async function workPerStep(page: Page, grid: Grid, steps: number): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const work = async () =>
    (await cdp.send("Performance.getMetrics")).metrics
      .filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name))
      .reduce((sum, { value }) => sum + value * 1000, 0);
  const scroll = () =>
    grid.evaluate(async (list, count) => {
      list.scrollTop = 0;
      for (let n = 0; n < count; n++) {
        await new Promise(requestAnimationFrame);
        list.scrollTop += 120;
      }
      await new Promise(requestAnimationFrame);
    }, steps);
  await scroll();
  const before = await work();
  for (let round = 0; round < 4; round++) await scroll();
  return ((await work()) - before) / (4 * steps);
}

const framesWhileScrolling = (grid: Grid): Promise<number[]> =>
  grid.evaluate(async (list) => {
    list.scrollTop = 0;
    const lengths: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let n = 0; n < 240; n++) {
      list.scrollTop += 120;
      const now = await new Promise<number>(requestAnimationFrame);
      lengths.push(now - last);
      last = now;
    }
    return lengths.toSorted((a, b) => a - b);
  });

/** A screen reader reads the rows in the order of the document. */
const inOrder = (grid: Grid): Promise<boolean> =>
  grid.evaluate((list) => {
    const rows = [...list.querySelectorAll("[role=row]")].map((row) =>
      Number(row.getAttribute("aria-rowindex")),
    );
    return rows.every((row, index) => index === 0 || row > (rows[index - 1] ?? 0));
  });
