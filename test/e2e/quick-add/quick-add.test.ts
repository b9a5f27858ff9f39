import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBareWindow } from "../../bench/bare-window.ts";
import { axeFinds } from "../app/axe.ts";
import { need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { startBeside } from "../links/start-beside.ts";
import { Panel } from "../tray/panel.ts";
import { focusedTitle, pressKeys, startWindowManager, typeText } from "./screen.ts";

/** Others may be busy on the same machine. */
const patient = { timeout: 8_000 };

/** Another program, with a text field that has the focus. */
async function anotherProgram(folder: string) {
  const program = await openBareWindow(folder);
  await program.page.evaluate(() => {
    const field = document.createElement("input");
    document.body.replaceChildren(field);
    field.focus();
  });
  return {
    hasFocus: () => expect.poll(focusedTitle, patient).toBe("bare"),
    comeToFront: () =>
      program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus()),
    text: () => program.page.locator("input").inputValue(),
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

const isQuickAdd = (page: Page): boolean => page.url().includes("window=quick-add");

async function quickAddPage({ electron }: RunningApp): Promise<Page> {
  const page = electron.windows().find(isQuickAdd) ?? (await electron.waitForEvent("window"));
  await page.waitForURL(/quick-add/);
  return page;
}

/** The quick-add window once it is there and has the focus. */
async function quickAdd(app: RunningApp): Promise<Page> {
  const page = await quickAddPage(app);
  await page.getByRole("textbox", { name: "Capture" }).waitFor();
  await expect.poll(focusedTitle, patient).toBe("All Elements");
  return page;
}

const isVisible = ({ electron }: RunningApp): Promise<boolean> =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (one) => one.webContents.getURL().includes("window=quick-add") && one.isVisible(),
    ),
  );

const closeMainWindow = async (app: RunningApp): Promise<void> => {
  const closed = app.page.waitForEvent("close");
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
};

test("J1: a thought for Ana is caught from another app in three steps, with the window closed and no network", async () => {
  using _manager = await startWindowManager();
  await using panel = await Panel.start(need("DBUS_SESSION_BUS_ADDRESS"));
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { pairs } = await begin(app.page, ["Ana Souza"]);
  await panel.untilIcons(1);
  await closeMainWindow(app);
  await using other = await anotherProgram(config.path);
  await other.hasFocus();

  let steps = 0;
  const step = (act: () => void) => (steps++, act());
  step(() => pressKeys("ctrl+alt+a"));
  const page = await quickAdd(app);
  step(() => typeText("@ana ask about the launch"));
  await page.getByText("Ana Souza").first().waitFor();
  step(() => pressKeys("Return"));
  await other.hasFocus();
  typeText("and on");
  await expect.poll(() => other.text(), patient).toBe("and on");

  const { agenda } = await ask(page, "meetings.open", { pairId: pairs["Ana Souza"] } as never);
  expect([steps, agenda.map(({ text, sharing }) => [text, sharing])]).toEqual([
    3,
    [["ask about the launch", "private"]],
  ]);
});

test("Escape, the keys again or another window take it away; what was typed stays, and the main window stays where it is", async () => {
  using _manager = await startWindowManager();
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  await using other = await anotherProgram(config.path);
  await other.hasFocus();
  pressKeys("ctrl+alt+a");
  const page = await quickAdd(app);
  const field = page.getByRole("textbox", { name: "Capture" });
  pressKeys("ctrl+alt+a");
  await other.hasFocus();

  pressKeys("ctrl+alt+a");
  await quickAdd(app);
  typeText("half a thought");
  await expect.poll(() => field.inputValue(), patient).toBe("half a thought");
  await other.comeToFront();
  await expect.poll(() => isVisible(app), patient).toBe(false);
  await other.hasFocus();

  pressKeys("ctrl+alt+a");
  await quickAdd(app);
  expect(await field.inputValue()).toBe("half a thought");
  pressKeys("Escape");
  await expect.poll(() => field.inputValue(), patient).toBe("");
  pressKeys("Escape");
  await other.hasFocus();
  expect([await ask(page, "inbox.list", undefined), app.electron.windows().length]).toEqual([
    [],
    2,
  ]);
});

test("it speaks and looks as the settings say, also when they change, and axe finds nothing in it", async () => {
  using _manager = await startWindowManager();
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await startBeside(config.path, ["--quick-add"]);
  const page = await quickAddPage(app);
  await page.getByText("Your data is not open").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "Open All Elements" }).click();
  await expect.poll(() => isVisible(app), patient).toBe(false);

  await begin(app.page, ["Ana Souza"]);
  await ask(app.page, "settings.change", { theme: "light" });
  const look = async (): Promise<readonly string[]> => {
    pressKeys("ctrl+alt+a");
    await page.getByRole("textbox").waitFor();
    const empty = await axeFinds(page);
    await page.getByRole("textbox").fill("@ana budget friday !high");
    await page.getByText("Ana Souza").first().waitFor();
    const full = await axeFinds(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => isVisible(app), patient).toBe(false);
    return [...empty, ...full];
  };
  const light = await look();
  await ask(app.page, "settings.change", { theme: "dark", language: "de" });
  await page.getByRole("textbox", { name: "Festhalten", includeHidden: true } as never).waitFor();
  const dark = await look();
  const paper = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  expect([light, dark, paper]).toEqual([[], [], expect.not.stringContaining("255")]);
});
