import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const names = (page: Page) =>
  page.getByRole("list", { name: "People you meet" }).getByRole("listitem");

test("from nothing to a 1:1 ready to prepare, with the keyboard alone", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await expect
    .poll(() => page.getByLabel("Your name").evaluate((field) => field === document.activeElement))
    .toBe(true);
  await page.keyboard.type("Mia Manager");
  await page.keyboard.press("Enter");
  await heading(page, "Who do you meet?");
  for (const name of ["Ana Souza", "Ben Weiß", "Helena Lindqvist"]) {
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
  }
  await expect.poll(() => names(page).count()).toBe(3);
  // Back to Helena's row: her button to remove her, then how she works with me.
  for (let tab = 0; tab < 2; tab++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page
    .getByRole("button", { name: /How Helena Lindqvist works with you/ })
    .getByText("My manager")
    .waitFor();
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await heading(page, "Your first 1:1");
  for (
    let tab = 0;
    tab < 8 &&
    !(await page
      .getByRole("button", { name: "Start preparing" })
      .evaluate((button) => button === document.activeElement));
    tab++
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await heading(page, "Ana Souza");

  const people = await ask(page, "people.list", undefined);
  const me = people.find(({ isMe }) => isMe);
  const of = (name: string) => people.find((person) => person.name === name);
  expect([
    of("Ana Souza")?.managerId,
    of("Ben Weiß")?.managerId,
    of("Helena Lindqvist")?.managerId,
    me?.managerId,
  ]).toEqual([me?.id, me?.id, null, of("Helena Lindqvist")?.id]);
  const [pair] = await ask(page, "pairs.list", undefined);
  expect(pair).toMatchObject({
    otherId: of("Ana Souza")?.id,
    pair: { cadence: { everyWeeks: 1, at: "10:00", minutes: 30 } },
    points: 3,
  });
});

test("a pasted list becomes people, one for each line", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await page.getByLabel("Your name").fill("Mia");
  await page.keyboard.press("Enter");
  const line = page.getByLabel("Name of someone you meet");
  await line.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      "text/plain",
      "Ana Souza\r\n\n  نور الهاشمي \nĐặng Thị Ngọc Ánh; Sam 🌻 Okafor",
    );
    input.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect.poll(() => names(page).count()).toBe(4);
  expect(await names(page).locator("[dir=auto]").allTextContents()).toEqual([
    "Ana Souza",
    "نور الهاشمي",
    "Đặng Thị Ngọc Ánh",
    "Sam 🌻 Okafor",
  ]);
});

test("killed midway it goes on where it was, and one can go back", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await first.page.getByLabel("Your name").fill("Mia");
  await first.page.keyboard.press("Enter");
  await first.page.getByLabel("Name of someone you meet").fill("Ana Souza");
  await first.page.keyboard.press("Enter");
  await names(first.page).first().waitFor();
  await first.kill();

  await using again = await startApp({ config: config.path });
  const { page } = again;
  await heading(page, "Who do you meet?");
  expect(await names(page).count()).toBe(1);
  await page.getByRole("button", { name: "Back" }).click();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Mia");
  await page.getByLabel("Your name").fill("Mia Manager");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("link", { name: "People" }).waitFor();
  expect((await ask(page, "people.list", undefined)).map(({ name }) => name)).toEqual([
    "Ana Souza",
    "Mia Manager",
  ]);
});

test("looking around with the sample first, then beginning with one's own; the sample is kept as a backup", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const before = performance.now();
  await page.getByRole("button", { name: "Look around with sample data first" }).click();
  await page.getByText("You are looking at sample data.").waitFor();
  expect(performance.now() - before).toBeLessThan(5_000);
  expect((await ask(page, "people.list", undefined)).length).toBe(15);
  await page.getByRole("button", { name: "Begin with my own" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Begin with my own" }).click();
  await page.getByLabel("Your name").fill("Mia Manager");
  await page.keyboard.press("Enter");
  await heading(page, "Who do you meet?");
  expect((await ask(page, "people.list", undefined)).map(({ name }) => name)).toEqual([
    "Mia Manager",
  ]);
  expect((await ask(page, "backups.list", undefined)).map(({ reason }) => reason)).toContain(
    "before-restore",
  );
});

test("--sample begins by itself on a new profile and leaves one that is there alone", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path, args: ["--sample"] });
  await first.page.getByText("You are looking at sample data.").waitFor();
  await ask(first.page, "people.add", { name: "Somebody else" });
  await first.quit();
  await using again = await startApp({ config: config.path, args: ["--sample"] });
  expect((await ask(again.page, "people.list", undefined)).length).toBe(16);
});

test.each(["light", "dark"] as const)(
  "axe finds nothing on the three steps, in %s and in German",
  async (theme) => {
    using config = freshConfig();
    await using app = await startApp({ config: config.path });
    const { page } = app;
    await ask(page, "settings.change", { theme, language: "de" });
    await page.reload();
    await page.getByLabel("Dein Name").fill("Mia");
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("button", { name: "Weiter" }).click();
    await page.getByLabel("Name einer Person, die du triffst").fill("Ana Souza");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /Berichtet an mich/ }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("button", { name: "Weiter" }).click();
    await heading(page, "Dein erstes 1:1");
    expect(await axeFinds(page)).toEqual([]);
  },
);
