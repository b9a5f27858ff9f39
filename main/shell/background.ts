import { app } from "electron";
import type { Settings } from "#contract/settings.ts";
import { addDays, dayAt, instantOf } from "#core/kernel/calendar-day.ts";
import type { Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { StoreLink } from "../ipc/store-link.ts";
import type { Log } from "../log.ts";
import { askBeforeQuit } from "./ask-before-quit.ts";
import { GlobalKeys } from "./global-keys.ts";
import { offerJumps, showDue } from "./launcher.ts";
import { loginItem } from "./login-item.ts";
import { QuickAddWindow } from "./quick-add-window.ts";
import { TrayIcon } from "./tray.ts";
import { concernTray, trayFacts } from "./tray-facts.ts";
import { watchTrayHost } from "./tray-host.ts";
import { type TrayAct, trayView } from "./tray-view.ts";
import { wordsIn } from "./words.ts";

export type BackgroundDeps = {
  readonly log: Log;
  readonly settings: () => Settings;
  readonly change: (some: Partial<Settings>) => void;
  /** Whether the app's window is open. */
  readonly hasWindow: () => boolean;
  readonly open: (address?: string) => void;
  readonly ask: StoreLink["ask"];
  readonly now: () => Millis;
  readonly quit: () => void;
  /** It began without a window. */
  readonly startsHidden: boolean;
};

/** A panel that is started anew is back within this time, and its icon with it. */
const PANEL_RESTART_MS = 3_000;
/** At the computer's start the panel may come so much later than the app. */
const PANEL_START_MS = 10_000;
const TOGETHER_MS = 300;
const ANYHOW_MS = 60_000;
/** Until tomorrow is until then, as in the settings. */
const MORNING = "07:00" as TimeOfDay;

/**
 * The app without its window: the icon in the tray, the keys that are heard everywhere, and the quick-add line. It stays while an icon
 * leads back to it, and never when none does. Made once the first screen stands.
 */
export class Background {
  readonly keys: GlobalKeys;
  readonly quickAdd: QuickAddWindow;
  #tray: TrayIcon | undefined;
  #isHostThere = false;
  #telling: NodeJS.Timeout | undefined;
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
    void watchTrayHost(process.platform, process.env, (isThere) => void this.#hostIs(isThere));
    this.#tellSoon();
    loginItem().refresh();
    this.#offerJumps();
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
    this.#offerJumps();
    this.#tellSoon();
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

  /** Something was saved, here or by sync. */
  changed(tables: readonly string[]): void {
    if (concernTray(tables)) this.#tellSoon();
  }

  #offerJumps(): void {
    offerJumps(wordsIn(this.deps.settings().language).tray, (act) => this.#act(act));
  }

  async #hostIs(isThere: boolean): Promise<void> {
    const hadTray = this.#tray !== undefined;
    this.#isHostThere = isThere;
    this.#tray?.destroy();
    this.#tray = undefined;
    if (isThere) {
      const view = await this.#view();
      // The host may be gone again, or another one there, by the time the store has answered.
      if (this.#isHostThere) this.#tray ??= new TrayIcon(view, (act) => this.#act(act));
    }
    if (hadTray !== isThere) this.deps.log.note(isThere ? "tray there" : "tray gone");
    if (hadTray && !isThere) setTimeout(() => this.#comeBack(), PANEL_RESTART_MS);
  }

  /** Many changes in a row are told once, and what time alone changes within a minute. */
  #tellSoon(inMs = TOGETHER_MS): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      void this.#tell();
      this.#tellSoon(ANYHOW_MS);
    }, inMs);
  }

  async #tell(): Promise<void> {
    const view = await this.#view();
    this.#tray?.show(view);
    showDue(view.due, view.tooltip);
  }

  async #view() {
    const settings = this.deps.settings();
    const facts = await trayFacts(this.deps.ask, this.deps.now(), settings);
    return trayView(facts, wordsIn(settings.language).tray);
  }

  #act(act: TrayAct): void {
    const { open, change, now } = this.deps;
    switch (act.do) {
      case "open":
        return open(act.address);
      case "quick-add":
        return this.quickAdd.open();
      case "pause-hour":
        return change({ pausedUntil: (now() + 3_600_000) as Millis });
      case "pause-tomorrow":
        return void this.#pauseUntilMorning();
      case "resume":
        return change({ pausedUntil: null });
      case "quit":
        return void this.#quit();
    }
  }

  async #pauseUntilMorning(): Promise<void> {
    const { ask, settings, now, change } = this.deps;
    const { zone } = await trayFacts(ask, now(), settings());
    const tomorrow = addDays(dayAt(now(), zone), 1);
    change({ pausedUntil: instantOf(tomorrow, MORNING, zone) });
  }

  /** Nothing leads to an app without a window and without an icon: it shows itself. */
  #comeBack(): void {
    if (!this.#tray && !this.deps.hasWindow()) this.deps.open();
  }
}
