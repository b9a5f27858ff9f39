import { join } from "node:path";
import type { Here } from "./compose-here.ts";
import { systemClock as clock, uuids as ids } from "./compose-real.ts";
import { askAhead } from "./ipc/asked-ahead.ts";
import { serve } from "./ipc/serve.ts";
import { startStore, type StoreLink } from "./ipc/store-link.ts";
import { fileLog, type Log } from "./log.ts";
import type { SettingsFile } from "./settings/settings-file.ts";
import { onWake } from "./shell/on-wake.ts";
import { useSafeStorage } from "./shell/safe-storage.ts";
import { WindowMemory } from "./shell/window-memory.ts";

export type Parts = {
  readonly log: Log;
  readonly store: StoreLink;
  readonly windowMemory: WindowMemory;
  readonly settings: () => Promise<SettingsFile>;
};

/** Makes the real parts of the main process; what takes longer than a window is loaded when it is first needed. */
export async function compose(
  userData: string,
  on: {
    /** Says to every window what changed. */
    readonly tellPages: (tables: readonly string[]) => void;
    readonly pageReady: () => void;
    readonly pageLeaves: (ticket: number, isSafe: boolean) => void;
    readonly storeDied: (error: unknown) => void;
  },
): Promise<Parts> {
  const logs = join(userData, "logs");
  const folder = join(userData, "profile");
  const log = fileLog(logs, { clock, ids, name: "main" });
  let loading: Promise<Here> | undefined;
  const here = (): Promise<Here> => (loading ??= load());
  const load = async (): Promise<Here> => {
    const { composeHere } = await import("./compose-here.ts");
    return composeHere({
      log,
      settingsPath: join(userData, "settings.json"),
      dataFolder: folder,
      onReady: () => {
        on.pageReady();
        store.goOnline();
        onWake(store.wake);
      },
      onLeave: on.pageLeaves,
    });
  };
  const settings = async (): Promise<SettingsFile> => (await here()).settings;
  const store = startStore({
    folder,
    logs,
    sample: process.argv.includes("--sample") ? languageOf(await settings()) : undefined,
    entry: new URL("./store.js", import.meta.url),
    onChanged: (tables) => {
      ahead.forget();
      on.tellPages(tables);
    },
    safeStorage: useSafeStorage,
    onDeath: on.storeDied,
  });
  const ahead = askAhead(store.ask);
  serve({
    log,
    askHere: async (channel, input) => (await here()).answer(channel, input),
    askStore: ahead.ask,
  });
  return { log, store, settings, windowMemory: new WindowMemory(join(userData, "window.json")) };
}

function languageOf({ settings }: SettingsFile): "en" | "de" {
  if (settings.language !== "system") return settings.language;
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("de") ? "de" : "en";
}
