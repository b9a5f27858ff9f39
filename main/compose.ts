import { join } from "node:path";
import type { Settings } from "#contract/settings.ts";
import type { Wanted } from "#contract/shell.ts";
import type { Millis } from "#core/kernel/time.ts";
import type { Here } from "./compose-here.ts";
import { systemClock as clock, uuids as ids } from "./compose-real.ts";
import type { ReminderBells } from "./notifications/reminder-bells.ts";
import { askAhead } from "./ipc/asked-ahead.ts";
import { serve } from "./ipc/serve.ts";
import { startStore, type StoreLink } from "./ipc/store-link.ts";
import { fileLog, type Log } from "./log.ts";
import type { SettingsFile } from "./settings/settings-file.ts";
import type { Background } from "./shell/background.ts";
import { onWake } from "./shell/on-wake.ts";
import { useSafeStorage } from "./shell/safe-storage.ts";
import { WindowMemory } from "./shell/window-memory.ts";

export type Parts = {
  readonly log: Log;
  readonly store: StoreLink;
  readonly windowMemory: WindowMemory;
  readonly settings: () => Promise<SettingsFile>;
  /** Changes some from outside of any page, and tells the pages. */
  readonly changeSettings: (some: Partial<Settings>) => Promise<void>;
  readonly now: () => Millis;
  /** The app stands, with its first screen or without a window: what can wait begins. */
  readonly stands: () => void;
};

/** The first screen comes first; without one it is asked all the same. */
const SYSTEM_AFTER_MS = 5_000;

/** Makes the real parts of the main process; what takes longer than a window is loaded when it is first needed. */
export async function compose(
  userData: string,
  on: {
    /** Says to every window what changed. */
    readonly tellPages: (tables: readonly string[]) => void;
    readonly pageReady: () => void;
    readonly background: () => Promise<Background>;
    readonly settingsChanged: (settings: Settings) => void;
    readonly pageLeaves: (ticket: number, isSafe: boolean) => void;
    readonly takeWanted: () => Wanted | null;
    /** Brings the window with this screen to the front. */
    readonly show: (wanted: Wanted) => void;
    readonly storeDied: (error: unknown) => void;
  },
): Promise<Parts> {
  const logs = join(userData, "logs");
  const folder = join(userData, "profile");
  const settingsPath = join(userData, "settings.json");
  const log = fileLog(logs, { clock, ids, name: "main" });
  let loading: Promise<Here> | undefined;
  const here = (): Promise<Here> => (loading ??= load());
  const load = async (): Promise<Here> => {
    const { composeHere } = await import("./compose-here.ts");
    const made = composeHere({
      log,
      settingsPath,
      dataFolder: folder,
      onReady: stands,
      onLeave: on.pageLeaves,
      takeWanted: on.takeWanted,
      onSettings: settled,
      background: on.background,
      notifications: bells,
      clock,
      ask: (channel, input) => store.ask(channel, input),
    });
    keepQuiet(made.settings.settings);
    setTimeout(() => void watchSystem(), SYSTEM_AFTER_MS).unref();
    return made;
  };
  const settled = (changed: Settings): void => {
    keepQuiet(changed);
    on.settingsChanged(changed);
  };
  const stands = (): void => {
    void watchSystem();
    on.pageReady();
    store.goOnline();
    onWake(store.wake);
  };
  let wishes: Settings | undefined;
  let isSystemQuiet: boolean | undefined = process.platform === "linux" ? undefined : false;
  const keepQuiet = (changed: Settings): void => {
    wishes = changed;
    tellQuiet();
  };
  /** Not before it is known whether the system asks for quiet: what is due would ring in the moment between. */
  const tellQuiet = (): void => {
    if (!wishes || isSystemQuiet === undefined) return;
    const { quietHours: hours, pausedUntil, leadMinutes, pairLeads, holdsOthers } = wishes;
    const quiet = { hours, pausedUntil, isSystemQuiet };
    store.keepQuiet({ ...quiet, leadMinutes, pairLeads, holdsOthers });
  };
  let isWatching = process.platform !== "linux";
  const watchSystem = async (): Promise<void> => {
    if (isWatching) return;
    isWatching = true;
    const said = (isQuiet: boolean): void => {
      isSystemQuiet = isQuiet;
      tellQuiet();
    };
    try {
      (await bells()).watchQuiet(said);
    } catch (error) {
      log.incident("do not disturb of the system", error);
      said(false);
    }
  };
  let made: Promise<ReminderBells> | undefined;
  const bells = (): Promise<ReminderBells> => (made ??= makeBells());
  const makeBells = async (): Promise<ReminderBells> => {
    const { composeBells } = await import("./compose-bells.ts");
    return composeBells({ log, settings: await settings(), ask: store.ask, show: on.show });
  };
  const settings = async (): Promise<SettingsFile> => (await here()).settings;
  const store = startStore({
    folder,
    logs,
    sample: process.argv.includes("--sample") ? await languageIn(settingsPath) : undefined,
    entry: new URL("./store.js", import.meta.url),
    onChanged: (tables) => {
      ahead.changed(tables);
      on.tellPages(tables);
    },
    onRing: (ring) => void bells().then((made) => made.ring(ring)),
    onWithdraw: (ids) => void bells().then((made) => made.withdraw(ids)),
    safeStorage: useSafeStorage,
    onDeath: on.storeDied,
  });
  const ahead = askAhead(store.ask);
  serve({
    log,
    askHere: async (channel, input) => (await here()).answer(channel, input),
    askStore: ahead.ask,
  });
  const windowMemory = new WindowMemory(join(userData, "window.json"));
  const changeSettings = async (some: Partial<Settings>): Promise<void> => {
    settled((await settings()).change(some));
    on.tellPages(["settings"]);
  };
  return { log, store, settings, changeSettings, windowMemory, stands, now: clock.now };
}

/** The sample is written before anything is asked about the settings. */
async function languageIn(settingsPath: string): Promise<"en" | "de"> {
  const { SettingsFile } = await import("./settings/settings-file.ts");
  const { language } = new SettingsFile(settingsPath).settings;
  if (language !== "system") return language;
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("de") ? "de" : "en";
}
