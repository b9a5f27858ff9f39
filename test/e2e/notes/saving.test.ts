import { expect, test } from "vitest";
import * as Y from "yjs";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp, type RunningApp } from "../app/start-app.ts";
import { openNote, showNote } from "./note-page.ts";

test("what was typed 300 ms ago survives a kill", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  const { note, personId } = await openNote(first.page);
  await note.click();
  await first.page.keyboard.type("We agreed on **Friday** ");
  await first.page.waitForTimeout(300);
  await first.kill();
  await using again = await startApp({ config: config.path });
  expect(await (await showNote(again.page, personId)).text()).toContain("We agreed on Friday");
});

test.each([
  ["quitting", (app: RunningApp) => app.quit()],
  [
    "closing the window",
    (app: RunningApp) =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  ],
] as const)("%s right after the last key loses nothing", async (_name, leave) => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  const { note, personId } = await openNote(first.page);
  await note.click();
  await first.page.keyboard.type("the very last word");
  const ended = new Promise((resolve) => first.electron.process().once("exit", resolve));
  await leave(first);
  await ended;
  await using again = await startApp({ config: config.path });
  expect(await (await showNote(again.page, personId)).text()).toContain("the very last word");
});

test("opening a note changes nothing", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await openNote(app.page);
  const before = await ask(app.page, "changes.saved", undefined);
  await app.page.waitForTimeout(700);
  expect(await ask(app.page, "changes.saved", undefined)).toEqual(before);
});

test("a disk that is full is said, what was typed stays and is saved once there is room, and the window does not close meanwhile", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { note, personId } = await openNote(page);
  await note.click();
  await setFull(app, true);
  await page.keyboard.type("typed while the disk was full");
  await page.getByText("Your last words are not saved yet.").waitFor();
  await app.electron.evaluate(({ app: running }) => running.quit());
  await page.getByText("The window stays open").first().waitFor();
  await page.keyboard.type(", and after");
  await setFull(app, false);
  await page
    .getByText("Your last words are not saved yet.")
    .waitFor({ state: "hidden", timeout: 15_000 });
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  expect(await (await showNote(page, personId)).text()).toContain(
    "typed while the disk was full, and after",
  );
});

test("what another window writes comes in where it belongs and leaves the caret where it is", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { note, personId, text } = await openNote(page);
  await note.click();
  await page.keyboard.type("first\nsecond");
  await page.getByText("Saved", { exact: true }).waitFor();
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowLeft");
  const { state } = await ask(page, "notes.open", {
    note: { kind: "person-private", personId },
  } as never);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Uint8Array.from(Object.values(state as unknown as Record<string, number>)));
  const seen = Y.encodeStateVector(theirs);
  const block = new Y.XmlElement("paragraph");
  block.insert(0, [new Y.XmlText("from elsewhere")]);
  theirs.getXmlFragment("default").insert(0, [block]);
  await page.evaluate(
    async ([id, bytes]) => {
      const { elements } = globalThis as unknown as {
        elements: { api: Record<string, (question: unknown) => Promise<unknown>> };
      };
      await elements.api["notes.append"]?.({
        note: { kind: "person-private", personId: id },
        update: Uint8Array.from(bytes),
      });
    },
    [personId, [...Y.encodeStateAsUpdate(theirs, seen)]] as const,
  );
  await note.getByText("from elsewhere").waitFor();
  await page.keyboard.type("X");
  expect((await text()).split(/\n+/)).toEqual(["from elsewhere", "first", "secXond"]);
});

/** Makes every append fail as on a full disk, or lets them through again. */
async function setFull({ electron }: RunningApp, isFull: boolean): Promise<void> {
  await electron.evaluate(({ ipcMain }, full) => {
    const held = globalThis as unknown as { real?: unknown };
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })
      ._invokeHandlers;
    held.real ??= handlers.get("notes.append");
    handlers.set(
      "notes.append",
      full ? () => Promise.resolve({ ok: false, error: { type: "DiskFull" } }) : held.real,
    );
  }, isFull);
}
