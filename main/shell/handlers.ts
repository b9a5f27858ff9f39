import { app, nativeTheme, shell } from "electron";
import type { SliceHandlers } from "#contract/index.ts";
import type { About } from "#contract/shell.ts";
import { ok } from "#core/kernel/result.ts";
import type { SettingsFile } from "../settings/settings-file.ts";

export type ShellDeps = {
  readonly settings: SettingsFile;
  readonly dataFolder: string;
  readonly onReady: () => void;
  readonly onLeave: (ticket: number, isSafe: boolean) => void;
};

export const shellHandlers = ({
  settings,
  dataFolder,
  onReady,
  onLeave,
}: ShellDeps): SliceHandlers<"settings" | "shell"> => ({
  "settings.get": async () => ok(settings.settings),
  "settings.change": async (change) => {
    const changed = settings.change(change);
    nativeTheme.themeSource = changed.theme;
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
