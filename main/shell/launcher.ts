// The app in the dock, the taskbar or the launcher, whichever the system has.
import { app, BrowserWindow, Menu, nativeImage } from "electron";
import { withMark } from "./due-icon.ts";
import type { TrayAct } from "./tray-view.ts";
import type { Words } from "./words.ts";

const MARK_SIZE = 16;

/** How many reminders wait, at the app's icon. Where nothing there can show it, nothing happens. `said`: the same in words. */
export function showDue(count: number, said: string): void {
  if (process.platform !== "win32") return void app.setBadgeCount(count);
  const size = { width: MARK_SIZE, height: MARK_SIZE };
  const mark =
    count === 0
      ? null
      : nativeImage.createFromBitmap(withMark(Buffer.alloc(MARK_SIZE ** 2 * 4), MARK_SIZE), size);
  for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(mark, said);
}

/** What a press of the other mouse button on the icon offers. On Linux the desktop file says it (electron-builder.yml). */
export function offerJumps(words: Words["tray"], act: (act: TrayAct) => void): void {
  if (process.platform === "darwin")
    app.dock?.setMenu(
      Menu.buildFromTemplate(
        jumps.map(({ word, act: to }) => ({ label: words[word], click: () => act(to) })),
      ),
    );
  if (process.platform === "win32")
    app.setUserTasks(
      jumps.map(({ word, args }) => ({
        program: process.execPath,
        arguments: args,
        iconPath: process.execPath,
        iconIndex: 0,
        title: words[word],
        description: words[word],
      })),
    );
}

const jumps = [
  { word: "quickAdd", args: "--quick-add", act: { do: "quick-add" } },
  { word: "findTime", args: "--open /calendar", act: { do: "open", address: "/calendar" } },
] as const;
