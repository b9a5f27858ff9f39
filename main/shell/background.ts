import { app, type Tray } from "electron";
import type { Settings } from "#contract/settings.ts";
import type { Log } from "../log.ts";
import { askBeforeQuit } from "./ask-before-quit.ts";
import { GlobalKeys } from "./global-keys.ts";
import { loginItem } from "./login-item.ts";
import { QuickAddWindow } from "./quick-add-window.ts";
import { makeTray } from "./tray.ts";
import { watchTrayHost } from "./tray-host.ts";
import { wordsIn } from "./words.ts";

export type BackgroundDeps = {
  readonly log: Log;
  readonly settings: () => Settings;
  readonly change: (some: Partial<Settings>) => void;
  /** Whether the app's window is open. */
  readonly hasWindow: () => boolean;
  readonly open: () => void;
  readonly quit: () => void;
  /** It began without a window. */
  readonly startsHidden: boolean;
};

/** A panel that is started anew is back within this time, and its icon with it. */
const PANEL_RESTART_MS = 3_000;
/** At the computer's start the panel may come so much later than the app. */
const PANEL_START_MS = 10_000;

/**
 * The app without its window: the icon in the tray, the keys that are heard everywhere, and the quick-add line. It stays while an icon
 * leads back to it, and never when none does. Made once the first screen stands.
 */
export class Background {
  readonly keys: GlobalKeys;
  readonly quickAdd: QuickAddWindow;
  #tray: Tray | undefined;
  #chord: string;

  constructor(private readonly deps: BackgroundDeps) {
    const { log, settings } = deps;
    this.quickAdd = new QuickAddWindow({
      log,
      settings,
      devTools: !app.isPackaged,
      onHidden: () => this.windowGone(),
    });
    this.keys = new GlobalKeys({
      platform: process.platform,
      env: process.env,
      onPress: () => this.quickAdd.toggle(),
    });
    this.#chord = settings().quickAddKeys;
    log.note("global keys", { standing: this.keys.use(this.#chord).kind });
    void watchTrayHost(process.platform, process.env, (isThere) => this.#hostIs(isThere));
    loginItem().refresh();
    if (deps.startsHidden) setTimeout(() => this.#comeBack(), PANEL_START_MS);
  }

  /** Whether the app goes on when its last window is closed. */
  get stays(): boolean {
    return this.#tray !== undefined && this.deps.settings().keepRunning;
  }

  /** A window is no longer seen: where that was the last and nothing leads back, the app ends. */
  windowGone(): void {
    if (!this.stays && !this.deps.hasWindow() && !this.quickAdd.isShown) this.deps.quit();
  }

  /** The quick-add line is done with; `open` shows the app then. */
  dismiss(open: boolean): void {
    if (open) this.deps.open();
    this.quickAdd.hide();
  }

  settingsChanged({ quickAddKeys }: Settings): void {
    this.quickAdd.settingsChanged();
    if (quickAddKeys === this.#chord) return;
    this.#chord = quickAddKeys;
    this.keys.use(quickAddKeys);
  }

  /** What is asked for with the window closed needs a word about what stops; it is said once. */
  async #quit(): Promise<void> {
    const { settings, change, quit } = this.deps;
    if (!settings().isQuitExplained) {
      const { quits, isEnough } = await askBeforeQuit(settings().language);
      if (isEnough) change({ isQuitExplained: true });
      if (!quits) return;
    }
    quit();
  }

  #hostIs(isThere: boolean): void {
    const hadTray = this.#tray !== undefined;
    this.#tray?.destroy();
    this.#tray = isThere
      ? makeTray(wordsIn(this.deps.settings().language).tray, {
          open: this.deps.open,
          quickAdd: () => this.quickAdd.open(),
          quit: () => void this.#quit(),
        })
      : undefined;
    if (hadTray !== isThere) this.deps.log.note(isThere ? "tray there" : "tray gone");
    if (hadTray && !isThere) setTimeout(() => this.#comeBack(), PANEL_RESTART_MS);
  }

  /** Nothing leads to an app without a window and without an icon: it shows itself. */
  #comeBack(): void {
    if (!this.#tray && !this.deps.hasWindow()) this.deps.open();
  }
}
