import type { Locator, Page } from "playwright-core";
import { begin } from "../app/seed.ts";

export type NotePage = {
  readonly note: Locator;
  readonly personId: string;
  readonly text: () => Promise<string>;
};

/** A new profile with Ana, on her page, in the private note about her. */
export async function openNote(page: Page): Promise<NotePage> {
  const { ids } = await begin(page, ["Ana Souza"], 0);
  return showNote(page, ids["Ana Souza"] ?? "");
}

export async function showNote(page: Page, personId: string): Promise<NotePage> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/people/${personId}`);
  const note = page.locator(".note-text");
  await note.waitFor();
  return { note, personId, text: () => note.innerText() };
}

export type Pasted = {
  readonly html?: string;
  readonly text?: string;
  readonly file?: { readonly name: string; readonly type: string };
};

/** Pastes into the note as the system's clipboard would. Answers how long the page was held up, in ms. */
export async function paste(note: Locator, pasted: Pasted): Promise<number> {
  return note.evaluate((target, { html, text, file }) => {
    const data = new DataTransfer();
    if (html !== undefined) data.setData("text/html", html);
    if (text !== undefined) data.setData("text/plain", text);
    if (file) data.items.add(new File(["x"], file.name, { type: file.type }));
    const start = performance.now();
    target.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return new Promise<number>((resolve) =>
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))),
    );
  }, pasted);
}
