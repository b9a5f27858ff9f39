import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { need } from "../app/launch-electron.ts";
import { NotificationServer } from "../notifications/notification-server.ts";

test("the settings say when nobody shows notifications, and a test comes once somebody does", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await page.evaluate(() => void (location.hash = "#/settings/reminders"));
  await page.getByText("No program on this computer shows notifications now.").waitFor();
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText("It could not be shown").waitFor();

  const server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
  try {
    await page.getByRole("button", { name: "Send a test" }).click();
    await server.until(({ asked }) => asked.length === 1);
    await page.getByText("Sent. It should be on your screen now.").waitFor();
    await expect.poll(() => page.getByText("Shown by a server for tests 1.0.").count()).toBe(1);
  } finally {
    await server.vanish();
  }
});

test("a pause and quiet hours are kept over a restart, with the keyboard alone, and axe finds nothing", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page);
  await first.page.evaluate(() => void (location.hash = "#/settings/reminders"));
  await first.page.getByRole("button", { name: "For an hour" }).focus();
  await first.page.keyboard.press("Enter");
  await first.page.getByText(/^Paused until /).waitFor();
  await first.page.getByRole("switch", { name: "Quiet hours" }).focus();
  await first.page.keyboard.press("Space");
  await first.page.getByRole("spinbutton", { name: /hour, From/ }).focus();
  await first.page.keyboard.type("2130");
  await expect
    .poll(async () => (await ask(first.page, "settings.get", undefined)).quietHours)
    .toEqual({ from: "21:30", to: "07:00" });
  expect(await axeFinds(first.page)).toEqual([]);
  await first.quit();

  await using again = await startApp({ config: config.path });
  const { page } = again;
  await ask(page, "settings.change", { theme: "dark", language: "de" });
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  await page.evaluate(() => void (location.hash = "#/settings/reminders"));
  await page.getByText(/^Angehalten bis /).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "Jetzt fortsetzen" }).click();
  await page.getByRole("button", { name: "Bis morgen" }).waitFor();
  expect((await ask(page, "settings.get", undefined)).pausedUntil).toBeNull();
});
