// Xfce's real notification server and panel: what the bus was told is really there to be seen.
import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { ICON, pixelsOf } from "./screen.ts";
import { installIcon, whyNoXfce, xfce } from "./xfce.ts";

const iconPixels = () => ({ ground: pixelsOf(ICON.ground), shared: pixelsOf(ICON.shared) });

test("a reminder is seen on the screen with our icon, and goes when it is answered in the app", async (context) => {
  const why = whyNoXfce();
  if (why !== undefined) return context.skip(why);
  installIcon();
  await using _settings = await xfce("settings");
  await using _server = await xfce("notifications");
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await page.evaluate(() => void (location.hash = "#/settings/about"));
  await page.getByRole("heading", { name: "About" }).waitFor();
  // The app's own screens have its teal, so here only what the two people share tells.
  const before = pixelsOf(ICON.shared);

  await ask(page, "tasks.add", {
    title: "Call Ben",
    details: null,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: Date.now() as Millis }],
  });

  const most = { timeout: 10_000 };
  await expect.poll(() => pixelsOf(ICON.shared), most).toBeGreaterThan(before + 40);
  const [reminder] = await ask(page, "reminders.rung", undefined);
  await ask(page, "reminders.answer", { ids: [reminder!.id], how: { do: "drop" } });
  await expect.poll(() => pixelsOf(ICON.shared), most).toBeLessThan(before + 20);
});

test("our icon is seen in the panel while the window is closed, and goes with the app", async (context) => {
  const why = whyNoXfce();
  if (why !== undefined) return context.skip(why);
  await using _settings = await xfce("settings");
  await using _panel = await xfce("panel");
  const before = iconPixels();
  using config = freshConfig();
  {
    await using app = await startApp({ config: config.path });
    await begin(app.page);
    const closed = app.page.waitForEvent("close");
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    const most = { timeout: 10_000 };
    await expect.poll(() => iconPixels().ground, most).toBeGreaterThan(before.ground + 60);
    await expect.poll(() => iconPixels().shared, most).toBeGreaterThan(before.shared + 15);
  }
  await expect.poll(() => iconPixels().shared, { timeout: 10_000 }).toBeLessThan(before.shared + 8);
});
