import { join } from "node:path";
import { systemClock as clock, uuids as ids } from "./compose-real.ts";
import { serve } from "./ipc/serve.ts";
import { startStore, type StoreLink } from "./ipc/store-link.ts";
import { fileLog, type Log } from "./log.ts";
import { SettingsFile } from "./settings/settings-file.ts";
import { shellHandlers } from "./shell/handlers.ts";
import { useSafeStorage } from "./shell/safe-storage.ts";

export type Parts = {
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly store: StoreLink;
};

/** Makes the real parts of the main process. `tellPages` says to every window what changed. */
export function compose(
  userData: string,
  on: {
    readonly tellPages: (tables: readonly string[]) => void;
    readonly pageReady: () => void;
    readonly pageLeaves: (ticket: number, isSafe: boolean) => void;
    readonly storeDied: (error: unknown) => void;
  },
): Parts {
  const logs = join(userData, "logs");
  const folder = join(userData, "profile");
  const log = fileLog(logs, { clock, ids, name: "main" });
  const settings = new SettingsFile(join(userData, "settings.json"));
  const store = startStore({
    folder,
    logs,
    sample: process.argv.includes("--sample") ? languageOf(settings) : undefined,
    entry: new URL("./store.js", import.meta.url),
    onChanged: on.tellPages,
    safeStorage: useSafeStorage,
    onDeath: on.storeDied,
  });
  serve({
    log,
    shell: shellHandlers({
      settings,
      dataFolder: folder,
      onReady: on.pageReady,
      onLeave: on.pageLeaves,
    }),
    askStore: store.ask,
  });
  return { log, settings, store };
}

function languageOf({ settings }: SettingsFile): "en" | "de" {
  if (settings.language !== "system") return settings.language;
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("de") ? "de" : "en";
}
