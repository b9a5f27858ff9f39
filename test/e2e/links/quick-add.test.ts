import { expect, test } from "vitest";
import { launchElectron, need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { startBeside } from "./start-beside.ts";

test("--quick-add keeps a thought in the app that runs, whose window stays where it is", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const added = await startBeside(config.path, ["--quick-add", "Ask legal\nabout Zoë’s contract"]);
  const isVisible = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.isVisible(),
  );
  const inbox = await ask(app.page, "inbox.list", undefined);
  expect([added.code, added.said, isVisible, inbox.map(({ text }) => text)]).toEqual([
    0,
    "Saved: Ask legal about Zoë’s contract",
    false,
    ["Ask legal about Zoë’s contract"],
  ]);
});

test("--quick-add starts without a window where nothing runs, keeps the thought and ends", async () => {
  using config = freshConfig();
  const nobody = await startBeside(config.path, ["--quick-add", "Too early"]);
  expect([nobody.code, nobody.said]).toEqual([1, ""]);
  expect(nobody.complained).toContain("nobody has begun here yet");

  const first = await startApp({ config: config.path });
  await begin(first.page);
  await first.quit();
  const both = await Promise.all(
    ["--quick-add=- a dash first", "--quick-add=Second thought"].map((arg) =>
      startBeside(config.path, [arg]),
    ),
  );
  const kept = both.filter(({ code }) => code === 0).map(({ said }) => said.replace("Saved: ", ""));
  await using app = await startApp({ config: config.path });
  const inbox = await ask(app.page, "inbox.list", undefined);
  // Two at once: the one that comes while the other is leaving is told so, and nothing is said to be saved that is not.
  expect(kept.length).toBeGreaterThan(0);
  expect(inbox.map(({ text }) => text).toSorted()).toEqual(kept.toSorted());
});

test("--quick-add alone, where nothing runs, shows the line and no window, and ends with it where there is no tray", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page);
  await first.quit();
  const electron = await launchElectron({
    args: [need("AE_APP"), "--quick-add"],
    env: { XDG_CONFIG_HOME: config.path },
  });
  const ended = new Promise((resolve) => electron.process().once("exit", resolve));
  const page = await electron.firstWindow();
  const line = page.getByRole("textbox", { name: "Capture" });
  await line.fill("Ask legal");
  expect(electron.windows().length).toBe(1);
  await line.press("Enter");
  expect(await ended).toBe(0);
  await using app = await startApp({ config: config.path });
  expect((await ask(app.page, "inbox.list", undefined)).map(({ text }) => text)).toEqual([
    "Ask legal",
  ]);
});
