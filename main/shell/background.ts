import { BrowserWindow, type Tray } from "electron";
import type { Settings } from "#contract/settings.ts";
import type { Log } from "../log.ts";
import { makeTray, type TrayActs } from "./tray.ts";
import { watchTrayHost } from "./tray-host.ts";
import { wordsIn } from "./words.ts";

export type BackgroundDeps = {
  readonly log: Log;
  readonly settings: () => Settings;
  readonly acts: TrayActs;
};

/** A panel that is started anew is back within this time, and its icon with it. */
const PANEL_RESTART_MS = 3_000;

/** The app without a window: it stays while an icon in the tray leads back to it, and never when none does. Made once the first screen stands. */
export class Background {
  #tray: Tray | undefined;

  constructor(private readonly deps: BackgroundDeps) {
    void watchTrayHost(process.platform, process.env, (isThere) => this.#hostIs(isThere));
  }

  /** Whether the app goes on when its last window is closed. */
  get stays(): boolean {
    return this.#tray !== undefined && this.deps.settings().keepRunning;
  }

  #hostIs(isThere: boolean): void {
    const hadTray = this.#tray !== undefined;
    this.#tray?.destroy();
    this.#tray = isThere
      ? makeTray(wordsIn(this.deps.settings().language).tray, this.deps.acts)
      : undefined;
    if (hadTray !== isThere) this.deps.log.note(isThere ? "tray there" : "tray gone");
    if (hadTray && !isThere) setTimeout(() => this.#comeBack(), PANEL_RESTART_MS);
  }

  /** Nothing leads to an app without a window and without an icon: it shows itself. */
  #comeBack(): void {
    if (!this.#tray && BrowserWindow.getAllWindows().length === 0) this.deps.acts.open();
  }
}
