import { app, nativeTheme, shell } from "electron";
import type { SliceHandlers } from "#contract/index.ts";
import type { Settings } from "#contract/settings.ts";
import type { About, Wanted } from "#contract/shell.ts";
import { ok } from "#core/kernel/result.ts";
import type { ReminderBells } from "../notifications/reminder-bells.ts";
import type { SettingsFile } from "../settings/settings-file.ts";
import type { Background } from "./background.ts";
import { loginItem } from "./login-item.ts";

export type ShellDeps = {
  readonly settings: SettingsFile;
  readonly dataFolder: string;
  readonly onReady: () => void;
  readonly onLeave: (ticket: number, isSafe: boolean) => void;
  readonly onSettings: (settings: Settings) => void;
  readonly notifications: () => Promise<ReminderBells>;
  readonly background: () => Promise<Background>;
  /** What is wanted of the page; given once. */
  readonly takeWanted: () => Wanted | null;
};

export const shellHandlers = ({
  settings,
  dataFolder,
  onReady,
  onLeave,
  onSettings,
  notifications,
  background,
  takeWanted,
}: ShellDeps): SliceHandlers<"settings" | "shell"> => ({
  "settings.get": async () => ok(settings.settings),
  "settings.change": async (change) => {
    const changed = settings.change(change);
    nativeTheme.themeSource = changed.theme;
    onSettings(changed);
    return ok(changed);
  },
  "shell.ready": async () => {
    onReady();
    return ok(undefined);
  },
  "shell.leave": async ({ ticket, isSafe }) => {
    onLeave(ticket, isSafe);
    return ok(undefined);
  },
  "shell.wanted": async () => ok(takeWanted()),
  "shell.dismiss": async ({ open }) => {
    (await background()).dismiss(open);
    return ok(undefined);
  },
  "shell.startsAtLogin": async () => ok(loginItem().isOn()),
  "shell.startAtLogin": async ({ isOn }) => loginItem().set(isOn),
  "shell.globalKeys": async () => ok((await background()).keys.standing),
  "shell.tryGlobalKeys": async () => ok(await (await background()).keys.isPressed()),
  "shell.notifications": async () => ok(await (await notifications()).health()),
  "shell.tryNotification": async () => (await notifications()).try(),
  "shell.about": async () =>
    ok({
      version: app.getVersion(),
      electron: process.versions["electron"] ?? "",
      chromium: process.versions["chrome"] ?? "",
      platform: process.platform as About["platform"],
      systemLanguage: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
      dataFolder,
    }),
  "shell.openDataFolder": async () => {
    // A folder of our own, never a name that came from the page.
    await shell.openPath(dataFolder);
    return ok(undefined);
  },
});
