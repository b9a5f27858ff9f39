import { expect, test } from "vitest";
import { openBareWindow } from "../../bench/bare-window.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { focusedTitle, pressKeys, startWindowManager } from "./screen.ts";

test("the keys are changed and tried in the settings, which say it when another program has them", async () => {
  using _manager = await startWindowManager();
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await page.evaluate(() => void (location.hash = "/settings/shortcuts"));
  const keys = page.getByRole("region", { name: "Quick add, from any app" });
  const change = async (chord: string): Promise<void> => {
    await keys.getByRole("button", { name: "Change" }).click();
    await keys.getByRole("textbox").press(chord);
  };
  await keys.getByText("Ctrl Alt A is heard whatever app you are in.").waitFor();

  await keys.getByRole("button", { name: "Try" }).click();
  await keys.getByText("Press Ctrl Alt A now.").waitFor();
  pressKeys("ctrl+alt+a");
  await keys.getByText("Ctrl Alt A was heard.").waitFor();
  expect(app.electron.windows().length).toBe(1);

  await using other = await openBareWindow(config.path);
  await other.electron.evaluate(({ globalShortcut }) =>
    globalShortcut.register("Control+Alt+K", () => {}),
  );
  await change("Control+Alt+K");
  await keys.getByText("Another program has Ctrl Alt K.").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await change("F9");
  await keys.getByText("F9 is heard").waitFor();
  const opened = app.electron.waitForEvent("window");
  pressKeys("F9");
  await (await opened).getByRole("textbox", { name: "Capture" }).waitFor();
  await expect.poll(focusedTitle, { timeout: 8_000 }).toBe("All Elements");
  expect((await ask(page, "settings.get", undefined)).quickAddKeys).toBe("F9");
});

test("on Wayland the settings say that no keys are heard, and name the command a desktop can start", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path, env: { XDG_SESSION_TYPE: "wayland" } });
  await begin(app.page);
  await app.page.evaluate(() => void (location.hash = "/settings/shortcuts"));
  const keys = app.page.getByRole("region", { name: "Quick add, from any app" });
  await keys.getByText("start this command: all-elements --quick-add").waitFor();
  expect(await keys.getByRole("button", { name: "Try" }).count()).toBe(0);
});
