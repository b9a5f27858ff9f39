import { app, BrowserWindow, type WebContents } from "electron";

/** A page that does not answer in this time is not waited for any longer. */
const PATIENCE_MS = 3_000;

/**
 * Pages hold what was typed in the last moments until it is on the disk, so nothing closes before they were asked. A page that
 * cannot save keeps the window open and says why; it lets go when it is asked again.
 */
export class Farewell {
  readonly #waiting = new Map<number, (isSafe: boolean) => void>();
  readonly #taken = new WeakSet<WebContents>();
  #lastTicket = 0;

  /** Asks a window's page whenever it is about to close. Called once, before the first window. */
  watch(): void {
    app.on("browser-window-created", (_event, window) => {
      window.on("close", (event) => {
        const page = window.webContents;
        if (this.#taken.has(page) || page.isCrashed()) return;
        event.preventDefault();
        void this.#take(page).then((isSafe) => {
          if (isSafe && !window.isDestroyed()) window.close();
        });
      });
    });
  }

  /** Whether every page let go. */
  async takeAll(): Promise<boolean> {
    const pages = BrowserWindow.getAllWindows().map((window) => this.#take(window.webContents));
    return (await Promise.all(pages)).every(Boolean);
  }

  /** The answer of a page, under the number it was asked with. */
  answered(ticket: number, isSafe: boolean): void {
    this.#waiting.get(ticket)?.(isSafe);
  }

  async #take(page: WebContents): Promise<boolean> {
    if (this.#taken.has(page) || page.isDestroyed() || page.isCrashed()) return true;
    const ticket = ++this.#lastTicket;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(true), PATIENCE_MS);
    const gone = (): void => resolve(true);
    this.#waiting.set(ticket, resolve);
    page.once("render-process-gone", gone);
    page.send("leaving", ticket);
    const isSafe = await promise;
    clearTimeout(timer);
    this.#waiting.delete(ticket);
    if (!page.isDestroyed()) page.off("render-process-gone", gone);
    if (isSafe) this.#taken.add(page);
    return isSafe;
  }
}
