import { cpSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Locator, Page } from "playwright-core";
import { launchElectron } from "../e2e/app/launch-electron.ts";
import { giveAway } from "./start-and-memory.ts";

export type BareWindow = AsyncDisposable & {
  readonly page: Page;
  readonly electron: ElectronApplication;
};

/** A window of the same runtime with nothing of ours in it: what the browser alone takes is measured there. */
export async function openBareWindow(folder: string): Promise<BareWindow> {
  const staged = join(folder, "bare");
  cpSync(new URL("./bare", import.meta.url), staged, { recursive: true });
  giveAway(staged);
  const electron = await launchElectron({ args: [staged], env: { XDG_CONFIG_HOME: folder } });
  const page = await electron.firstWindow();
  await page.locator("p").waitFor();
  return { page, electron, [Symbol.asyncDispose]: () => electron.close() };
}

/** A bare `contenteditable` of so many lines, the caret in its middle. */
export async function bareNote(page: Page, lines: number): Promise<Locator> {
  await page.evaluate((count) => {
    const note = document.createElement("div");
    note.contentEditable = "true";
    for (let n = 0; n < count; n++) {
      const line = document.createElement("p");
      line.textContent = `Line ${n}: what was said, by whom, and what it means for the next weeks`;
      note.append(line);
    }
    document.body.replaceChildren(note);
  }, lines);
  const note = page.locator("[contenteditable]");
  await note
    .locator("p")
    .nth(Math.floor(lines / 2))
    .click();
  return note;
}

/** The least a long list can be: rows of one height with a few words, and only those in sight are there, moved as one scrolls. */
export async function bareList(page: Page, rows: number): Promise<Locator> {
  await page.evaluate((count) => {
    const height = 40;
    const list = document.createElement("div");
    list.id = "list";
    list.style.cssText = "height: 700px; overflow: auto; position: relative";
    const space = document.createElement("div");
    space.style.height = `${count * height}px`;
    const shown = Array.from({ length: Math.ceil(700 / height) + 12 }, () => {
      const row = document.createElement("div");
      row.style.cssText = `position: absolute; width: 100%; height: ${height}px`;
      return row;
    });
    const draw = (): void => {
      const first = Math.max(0, Math.floor(list.scrollTop / height) - 6);
      for (const [n, row] of shown.entries()) {
        row.style.transform = `translateY(${(first + n) * height}px)`;
        row.textContent = `Task ${String(first + n).padStart(5, "0")}`;
      }
    };
    space.append(...shown);
    list.append(space);
    list.addEventListener("scroll", draw);
    document.body.replaceChildren(list);
    draw();
  }, rows);
  return page.locator("#list");
}
