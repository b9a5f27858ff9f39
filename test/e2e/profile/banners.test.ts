import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, giveToApp, startApp } from "../app/start-app.ts";
import { diskOf, mayMount, onSmallDisk } from "./small-disk.ts";

test("a disk that fills up is said while one works: first that it is nearly full, then that nothing more is saved, and nothing once there is room", async (context) => {
  if (!mayMount()) return context.skip("needs root and a mount namespace of its own");
  using config = freshConfig();
  await using app = await startApp({ config: config.path, program: onSmallDisk(config.path) });
  const { page } = app;
  await begin(page, ["Ana Souza"]);
  const disk = diskOf(app);
  await expect.poll(disk.hasReserve, { timeout: 30_000 }).toBe(true);
  disk.fill();
  const nearly = page.getByText("The disk is almost full.");
  const full = page.getByText("The disk is full.");

  await fillUntil(page, () => nearly.isVisible());
  expect(await axeFinds(page)).toEqual([]);
  disk.fill(); // the reserve, too
  await fillUntil(page, () => full.isVisible());
  await page.getByText("Everything saved before is safe and can be read.").waitFor();
  expect([await nearly.isVisible(), await axeFinds(page)]).toEqual([false, []]);
  // Reading goes on.
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("row", { name: /Ana Souza/ }).waitFor();

  disk.empty();
  await full.waitFor({ state: "detached" });
  await ask(page, "tasks.add", { title: "There is room again" } as never);
});

test("an older file in the place of a newer one is said, with the way to the backups", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  // Not left to the daily one, which the app may have ended before.
  await ask(first.page, "backups.create", undefined);
  await first.quit();
  const file = (name: string) => join(first.userData, "profile", name);
  copyFileSync(file("elements.db"), join(config.path, "older.db"));
  const second = await startApp({ config: config.path });
  await ask(second.page, "tasks.add", { title: "Only in the newer one" } as never);
  await second.quit();
  copyFileSync(join(config.path, "older.db"), file("elements.db"));
  giveToApp(file("elements.db"));
  for (const name of ["elements.db-wal", "elements.db-shm"]) rmSync(file(name), { force: true });

  await using app = await startApp({ config: config.path });
  const { page } = app;
  await page.getByText("A check found damage in your data file.").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "Show backups" }).click();
  await page.getByRole("grid", { name: "Backups" }).waitFor();
});

/** Saves tasks of many kilobytes until something is seen. */
async function fillUntil(page: Page, isSeen: () => Promise<boolean>): Promise<void> {
  const details = "what fills the disk ".repeat(900);
  for (let n = 0; !(await isSeen()); n++) {
    expect(n).toBeLessThan(500);
    await ask(page, "tasks.add", { title: `Task ${n}`, details } as never).catch(() => undefined);
  }
}
