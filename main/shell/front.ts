import { app, type BrowserWindow } from "electron";
import type { Wanted } from "#contract/shell.ts";

export type FrontDeps = {
  /** Makes the window, at an in-app address when one is given. */
  readonly open: (address?: string) => BrowserWindow;
  /** The window is gone. */
  readonly onClosed: () => void;
};

/** The app's window and what is wanted of it, whether it is open, still being made, or not there. */
export class Front {
  #wanted: Wanted | null = null;
  #window: BrowserWindow | undefined;

  constructor(private readonly deps: FrontDeps) {}

  get isOpen(): boolean {
    return this.#window !== undefined;
  }

  /** Brings the window before everything else. The page asks what is wanted of it once it can show that. */
  show(wanted?: Wanted): void {
    void app.whenReady().then(() => {
      const window = this.#window;
      if (!window && wanted?.type === "screen") return this.#open(wanted.address);
      if (wanted) this.#wanted = wanted;
      if (!window) return this.#open();
      window.webContents.send("wanted");
      if (window.isMinimized()) window.restore();
      // One that is still being made shows itself with its first frame.
      if (window.isVisible()) window.focus();
    });
  }

  /** What is wanted of the page; given once. */
  take(): Wanted | null {
    const wanted = this.#wanted;
    this.#wanted = null;
    return wanted;
  }

  #open(address?: string): void {
    const window = this.deps.open(address);
    this.#window = window;
    window.once("closed", () => {
      this.#window = undefined;
      this.deps.onClosed();
    });
  }
}
