import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

test("every main screen is reached with keys, from the keyboard alone", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Ana Souza"]);
  const places = {
    "g t": "/today",
    "g o": "/pairs",
    "g k": "/tasks",
    "g p": "/people",
    "/": "/search",
    "Control+,": "/settings",
  };
  for (const [keys, place] of Object.entries(places)) {
    for (const key of keys.split(" ")) await page.keyboard.press(key);
    await page.waitForURL(new RegExp(`#${place}`));
    await page.waitForTimeout(150);
    if (place === "/search") await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Alt+ArrowLeft");
  await page.waitForURL(/#\/search/);
  await page.keyboard.press("Alt+ArrowRight");
  await page.waitForURL(/#\/settings/);
  expect(page.url()).toContain("#/settings");
});

test("the palette opens at once, takes what is typed meanwhile, and runs what Enter is pressed on", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids, pairs } = await begin(page, ["Ana Souza"]);
  const openFor = async (typed: string, then: RegExp) => {
    await page.keyboard.press("Control+K");
    await page.keyboard.type(typed);
    await page
      .getByRole("dialog", { name: "Commands and places" })
      .getByRole("option")
      .first()
      .waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.waitForURL(then);
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  };
  await openFor("go to tas", /#\/tasks/);
  await openFor("ana", new RegExp(`#/people/${ids["Ana Souza"]}`));
  await openFor("1:1 with ana", new RegExp(`#/pairs/${pairs["Ana Souza"]}`));
  await openFor("backups", /#\/settings\/backups/);
  await page.keyboard.press("Control+K");
  await page.getByRole("group", { name: "Recent" }).waitFor();
  expect(
    await page.getByRole("group", { name: "Recent" }).getByRole("option").first().textContent(),
  ).toContain("Backups");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const took = await page.evaluate(async () => {
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }));
    while (!document.querySelector("[role=dialog] [role=option]"))
      await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  console.log(`palette open after ${Math.round(took)} ms`);
});

test("the list of shortcuts opens with ?, finds by name and key, and leads to where they are changed", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Shortcuts" });
  await list.getByText("Go to Today").waitFor();
  await page.keyboard.type("redo");
  await list.getByText("Go to Today").waitFor({ state: "hidden" });
  expect(await list.getByRole("listitem").allTextContents()).toEqual([
    expect.stringContaining("Redo"),
  ]);
  await list.getByRole("button", { name: "Change shortcuts" }).click();
  await page.waitForURL(/#\/settings\/shortcuts/);
});

test("a note is written, formatted and left without a mouse, and single keys are commands again", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"], 0);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/people/${ids["Ana Souza"]}`);
  await page.locator(".note-text").focus();
  await page.keyboard.type("bold ");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Alt+F10");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Heading",
  );
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  expect(await page.locator(".note-text strong").textContent()).toContain("bold");
  await page.keyboard.press("End");
  await page.keyboard.type("c g t");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.waitForURL(/#\/today/);
});

test("Ctrl+Z takes back a change of data outside text, and text inside it", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"], 0);
  await ask(page, "inbox.add", { text: "a thought" });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/people/${ids["Ana Souza"]}`);
  await page.locator(".note-text").focus();
  await page.keyboard.type("text");
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  expect(await page.locator(".note-text").innerText()).toBe("\n");
  expect((await ask(page, "inbox.list", undefined)).length).toBe(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Z");
  await page.getByText("Taken back").first().waitFor();
  expect((await ask(page, "inbox.list", undefined)).length).toBe(0);
  await page.keyboard.press("Control+Shift+Z");
  await page.getByText("Done again").first().waitFor();
  expect((await ask(page, "inbox.list", undefined)).length).toBe(1);
});
