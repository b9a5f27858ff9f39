import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { launchElectron, need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { focusedTitle, pressKeys, startWindowManager } from "../quick-add/screen.ts";
import { Panel } from "../tray/panel.ts";

const aPanel = () => Panel.start(need("DBUS_SESSION_BUS_ADDRESS"));
/** Others may be busy on the same machine. */
const patient = { timeout: 8_000 };
const entryIn = (config: string) => join(config, "autostart", "all-elements.desktop");

test("the first reminder offers to start with the computer, once; the settings show it and take it back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  const remind = async (title: string) => {
    const time = { kind: "at", at: Date.now() + 3_600_000 };
    await ask(page, "tasks.add", { title, reminders: [time] } as never);
  };
  const offer = page.getByRole("button", { name: "Start at login" });
  await ask(page, "tasks.add", { title: "Without" } as never);
  await remind("First");
  await offer.click();
  await page.getByText("It starts with your computer now").first().waitFor();
  const entry = readFileSync(entryIn(config.path), "utf8");
  expect(entry).toMatch(/^Exec=.* --hidden$/m);

  await page.evaluate(() => void (location.hash = "/settings/reminders"));
  const login = page.getByRole("switch", { name: "Start at login" });
  await expect.poll(() => login.isChecked(), patient).toBe(true);
  expect(await axeFinds(page)).toEqual([]);
  await login.press("Space");
  await expect.poll(() => existsSync(entryIn(config.path)), patient).toBe(false);
  await expect.poll(() => login.isChecked(), patient).toBe(false);

  await remind("Second");
  await ask(page, "reminders.rung", undefined);
  expect(await offer.count()).toBe(0);
});

test("with the computer it starts without a window where there is a tray, and with one where there is none", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page);
  await first.quit();
  const hidden = () =>
    launchElectron({
      args: [need("AE_APP"), "--hidden"],
      env: { XDG_CONFIG_HOME: config.path },
    });

  const inTray = await (async () => {
    await using panel = await aPanel();
    const electron = await hidden();
    await panel.untilIcons(1);
    const before = electron.windows().length;
    const opened = electron.waitForEvent("window");
    await panel.activate();
    await (await opened).locator("body[data-ready]").waitFor();
    await electron.close();
    return before;
  })();
  const electron = await hidden();
  const page = await electron.waitForEvent("window", { timeout: 20_000 });
  await page.locator("body[data-ready]").waitFor();
  await electron.close();
  expect(inTray).toBe(0);
});

test("Quit in the tray says what stops, once, and stays when one likes", async () => {
  using _manager = await startWindowManager();
  await using panel = await aPanel();
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  await panel.untilIcons(1);
  const asked = () => expect.poll(focusedTitle, patient).toBe("Quit All Elements?");
  await panel.choose("Quit");
  await asked();
  pressKeys("Escape");
  await expect.poll(focusedTitle, patient).toBe("All Elements");
  expect((await ask(app.page, "settings.get", undefined)).isQuitExplained).toBe(true);
  const ended = new Promise((resolve) => app.electron.process().once("exit", resolve));
  await panel.choose("Quit");
  expect(await ended).toBe(0);
});
