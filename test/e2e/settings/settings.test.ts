import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

const open = async (page: Page, section: string) => {
  await page.getByRole("link", { name: "Settings" }).click();
  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: section, exact: true })
    .click();
  await page.getByRole("heading", { level: 2, name: section, exact: true }).waitFor();
};
const line = (page: Page, command: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(command, { exact: true }) });

test("theme, density and language change at once and stay", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await open(page, "Appearance");
  await page.getByRole("radio", { name: "Dark" }).click();
  await page.getByRole("radio", { name: "Compact" }).click();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { theme, density } = document.documentElement.dataset;
        return { theme, density };
      }),
    )
    .toMatchObject({ theme: "dark", density: "compact" });
  await page.getByRole("button", { name: /Language/ }).click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await page.getByRole("heading", { level: 2, name: "Darstellung" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(/^de/);
  await page.reload();
  await page.getByRole("heading", { level: 2, name: "Darstellung" }).waitFor();
});

test("my profile is changed where I am", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await open(page, "Profile");
  await page.getByLabel("Position").fill("Engineering Manager");
  await page.keyboard.press("Enter");
  await page.getByText("Profile saved").first().waitFor();
  expect((await ask(page, "people.list", undefined))[0]).toMatchObject({
    name: "Mia Manager",
    position: "Engineering Manager",
    isMe: true,
  });
});

test("keys are recorded, a conflict is said and settled, and all goes back to how it was delivered", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await open(page, "Shortcuts");
  const record = (command: string) =>
    line(page, command).getByRole("button", { name: "Change" }).click();
  await record("Go to Tasks");
  await page.keyboard.press("Control+Shift+K");
  await line(page, "Go to Tasks").getByText("Shift").waitFor();
  await page.keyboard.press("Control+Shift+K");
  await expect.poll(() => page.url()).toContain("/tasks");

  await open(page, "Shortcuts");
  await record("Go to People");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  const conflict = page.getByRole("alertdialog");
  await conflict.getByText("“Go to 1:1s”").waitFor();
  await conflict.getByRole("button", { name: "Use it here" }).click();
  await line(page, "Go to 1:1s").getByText("None").waitFor();
  await record("Find a command or place");
  await page.keyboard.press("x");
  await page.getByText("Hold Ctrl or Alt as well").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Reset: Go to Tasks" }).click();
  await line(page, "Go to Tasks").getByText("Shift").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Reset all" }).click();
  expect((await ask(page, "settings.get", undefined)).shortcuts).toEqual({});
});

test("a backup is made, looked into and gone back to", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Ana Souza"], 0);
  await open(page, "Backups");
  await page.getByRole("button", { name: "Back up now" }).click();
  const row = page
    .getByRole("grid", { name: "Backups" })
    .getByRole("row")
    .filter({ hasText: "By hand" });
  await row.waitFor();
  await ask(page, "people.add", { name: "Too many" });
  await row.click();
  const preview = page.getByRole("dialog", { name: /Backup of/ });
  await preview.getByText("Ana Souza").waitFor();
  await preview.getByRole("button", { name: "Restore…" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("It is not lost").waitFor();
  await question.getByRole("button", { name: "Restore" }).click();
  await page
    .getByText(/^Restored as of/)
    .first()
    .waitFor();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("grid", { name: "People" }).getByText("Ana Souza").waitFor();
  expect(await page.getByText("Too many").count()).toBe(0);
});

test("a recovery code is shown once, and making another one asks first", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await open(page, "Backups");
  await page.getByText("There is no recovery code yet.").waitFor();
  await page.getByRole("button", { name: "Make a recovery code" }).click();
  const code = await page.getByRole("group", { name: "Recovery code" }).textContent();
  expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByText("You have a recovery code.").waitFor();
  expect(await page.locator("body").textContent()).not.toContain(code);
  await page.getByRole("button", { name: "Make a new one…" }).click();
  await page.getByRole("alertdialog").getByText("stops working").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("group", { name: "Recovery code" }).count()).toBe(0);
});

test("a template's points are added, changed, moved by keys, removed and brought back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await open(page, "Templates");
  await page.getByRole("button", { name: /^Weekly 1:1/ }).click();
  const points = async () =>
    (await ask(page, "templates.list", undefined)).find(({ name }) => name === "Weekly 1:1")
      ?.points;
  await page.getByRole("textbox", { name: "Another point" }).first().fill("What made you laugh?");
  await page.keyboard.press("Enter");
  await expect
    .poll(points)
    .toEqual([
      "How was your week?",
      "What is in your way?",
      "Priorities until we meet again",
      "What made you laugh?",
    ]);
  await page.getByRole("textbox", { name: "What is in your way?" }).fill("What slows you down?");
  await page.keyboard.press("Enter");
  await expect
    .poll(points)
    .toEqual([
      "How was your week?",
      "What slows you down?",
      "Priorities until we meet again",
      "What made you laugh?",
    ]);
  await page.getByRole("textbox", { name: "What slows you down?" }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect
    .poll(points)
    .toEqual([
      "What slows you down?",
      "How was your week?",
      "Priorities until we meet again",
      "What made you laugh?",
    ]);
  await page.keyboard.press("Alt+ArrowDown");
  await expect
    .poll(points)
    .toEqual([
      "How was your week?",
      "What slows you down?",
      "Priorities until we meet again",
      "What made you laugh?",
    ]);
  await page.getByRole("textbox", { name: "How was your week?" }).fill("");
  await page.keyboard.press("Backspace");
  await expect
    .poll(points)
    .toEqual(["What slows you down?", "Priorities until we meet again", "What made you laugh?"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(points).toHaveLength(4);
});

test("the question bank takes new topics and questions", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await open(page, "Templates");
  await page.getByRole("textbox", { name: "New topic" }).fill("Remote work");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 3, name: "Remote work" }).waitFor();
  await page
    .getByRole("textbox", { name: "Another question" })
    .last()
    .fill("Where do you work best?");
  await page.keyboard.press("Enter");
  await expect
    .poll(
      async () =>
        (await ask(page, "templates.questions", undefined)).find(
          ({ topic }) => topic === "Remote work",
        )?.text,
    )
    .toBe("Where do you work best?");
});

test.each(["light", "dark"] as const)(
  "axe finds nothing in any part of the settings, in %s",
  async (theme) => {
    using config = freshConfig();
    await using app = await startApp({ config: config.path, args: ["--sample"] });
    const { page } = app;
    await ask(page, "settings.change", { theme });
    await ask(page, "backups.create", undefined);
    await page.reload();
    await page.locator("body[data-ready]").waitFor();
    for (const section of [
      "Profile",
      "Appearance",
      "Templates",
      "Shortcuts",
      "Backups",
      "Privacy",
      "About",
    ]) {
      await open(page, section);
      if (section === "Templates") await page.getByRole("button", { name: /^Weekly 1:1/ }).click();
      expect({ section, found: await axeFinds(page) }).toEqual({ section, found: [] });
    }
  },
);
