import { expect, test } from "vitest";
import { need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { Panel } from "./panel.ts";

/** Others may be busy on the same machine. */
const patient = { timeout: 8_000 };
const aPanel = () => Panel.start(need("DBUS_SESSION_BUS_ADDRESS"));

/** Closes the window as a person does. */
const closeWindow = async (app: RunningApp): Promise<void> => {
  const closed = app.page.waitForEvent("close");
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
};
const windows = (app: RunningApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test("with a panel the app stays when its window is closed, and its icon brings it back and ends it", async () => {
  await using panel = await aPanel();
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page, ["Ana Souza"]);
  await panel.untilIcons(1);
  expect([await panel.tooltip(), await panel.menu()]).toEqual([
    "All Elements",
    [
      "Capture a thought…",
      "Find a time for a 1:1…",
      "Pause reminders for an hour",
      "Pause reminders until tomorrow",
      "",
      "Open All Elements",
      "Quit",
    ],
  ]);

  await closeWindow(app);
  expect(await windows(app)).toBe(0);
  const opened = app.electron.waitForEvent("window");
  await panel.activate();
  const page = await opened;
  await page.getByRole("link", { name: "Ana Souza" }).first().waitFor();

  const added = app.electron.waitForEvent("window");
  await panel.choose("Capture a thought…");
  const line = (await added).getByRole("textbox", { name: "Capture" });
  await line.fill("Ask legal");
  await line.press("Enter");
  await expect.poll(async () => (await ask(page, "inbox.list", undefined)).length).toBe(1);

  await panel.choose("Find a time for a 1:1…");
  await page.getByRole("region", { name: "Week" }).waitFor();

  await ask(page, "settings.change", { isQuitExplained: true });
  const ended = new Promise((resolve) => app.electron.process().once("exit", resolve));
  await panel.choose("Quit");
  expect(await ended).toBe(0);
});

test("a panel that starts late gets the icon, and when it ends while the window is closed the window comes back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  await using panel = await aPanel();
  await panel.untilIcons(1);
  await closeWindow(app);
  const opened = app.electron.waitForEvent("window");
  await panel.vanish();
  await (await opened).locator("body[data-ready]").waitFor();
  expect(await windows(app)).toBe(1);
});

test("without a panel, and where the person does not want it, closing the window ends the app", async () => {
  using config = freshConfig();
  const endsWithItsWindow = async (keepRunning: boolean, panel?: Panel) => {
    await using app = await startApp({ config: config.path });
    await ask(app.page, "settings.change", { keepRunning });
    await panel?.untilIcons(1);
    const ended = new Promise((resolve) => app.electron.process().once("exit", resolve));
    await closeWindow(app);
    return ended;
  };
  const first = await startApp({ config: config.path });
  await begin(first.page);
  await first.quit();
  expect(await endsWithItsWindow(true)).toBe(0);
  await using panel = await aPanel();
  expect(await endsWithItsWindow(false, panel)).toBe(0);
});

test("the tray says the next 1:1 and what is due, with another icon, and pauses reminders, with the window closed", async () => {
  await using panel = await aPanel();
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { pairs } = await begin(app.page, ["Ana Souza"]);
  await panel.untilIcons(1);
  const plain = await panel.icon();
  const { meeting } = await ask(app.page, "meetings.open", { pairId: pairs["Ana Souza"] } as never);
  const tomorrow = new Date(Date.now() + 26 * 3_600_000).toISOString().slice(0, 10);
  await ask(app.page, "meetings.postpone", { id: meeting.id, day: tomorrow, at: "10:00" } as never);
  await ask(app.page, "tasks.add", {
    title: "Call the lawyer",
    reminders: [{ kind: "at", at: Date.now() - 1_000 }],
  } as never);
  await expect.poll(() => panel.tooltip(), patient).toBe("All Elements · One reminder due");
  expect((await panel.menu()).slice(0, 3)).toEqual([
    expect.stringMatching(/^Ana Souza, .*10:00$/),
    "One reminder due",
    "",
  ]);
  expect(await panel.icon()).not.toBe(plain);

  await closeWindow(app);
  await panel.choose("Pause reminders for an hour");
  await expect.poll(() => panel.tooltip(), patient).toContain("Reminders paused until");
  await panel.choose("Resume reminders");
  await expect.poll(() => panel.tooltip(), patient).toBe("All Elements · One reminder due");
  const opened = app.electron.waitForEvent("window");
  await panel.choose((await panel.menu())[0] ?? "");
  const page = await opened;
  await page.locator("body[data-ready]").waitFor();
  expect(new URL(page.url()).hash).toBe(`#/pairs/${pairs["Ana Souza"]}`);
  const [waiting] = await ask(page, "reminders.rung", undefined);
  await ask(page, "reminders.answer", { ids: [waiting?.id], how: { do: "drop" } } as never);
  await expect.poll(() => panel.tooltip(), patient).toBe("All Elements");
  expect(await panel.icon()).toBe(plain);
});
