import { app, BrowserWindow, nativeTheme, screen } from "electron";
import type { Log } from "../log.ts";
import type { SettingsFile } from "../settings/settings-file.ts";
import { askAfterCrashes } from "./ask-after-crashes.ts";
import { pageAddress, pagePreferences, paper } from "./page-window.ts";
import type { WindowMemory } from "./window-memory.ts";
import { placeOn } from "./window-place.ts";

export type MainWindowDeps = {
  readonly memory: WindowMemory;
  readonly settings: () => Promise<SettingsFile>;
  readonly log: Log;
  readonly devTools: boolean;
};

/** Opens the window where it was, and shows it in its theme once its first frame is there. */
export function openMainWindow(
  { memory, settings, log, devTools }: MainWindowDeps,
  address?: string,
): BrowserWindow {
  const place = placeOn(
    screen.getAllDisplays().map((display) => display.workArea),
    memory.place,
  );
  const window = new BrowserWindow({
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: "All Elements",
    autoHideMenuBar: true,
    webPreferences: pagePreferences(devTools),
  });
  const page = pageAddress(devTools);
  // A screen that was asked for comes with the page, so that no other is drawn before it.
  void window.loadURL(address === undefined ? page : `${page}#${address}`);
  window.once("ready-to-show", () => void show(window, place.maximized, settings));
  rememberPlace(window, memory);
  recover(window, log, settings);
  return window;
}

async function show(
  window: BrowserWindow,
  isMaximized: boolean,
  settings: MainWindowDeps["settings"],
): Promise<void> {
  nativeTheme.themeSource = (await settings()).settings.theme;
  if (window.isDestroyed()) return;
  window.setBackgroundColor(paper());
  if (isMaximized) window.maximize();
  window.show();
}

const QUIET_MS = 500;

function rememberPlace(window: BrowserWindow, memory: WindowMemory): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed() && !window.isMinimized())
      memory.keep({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, QUIET_MS);
  };
  window.on("resize", later);
  window.on("move", later);
  window.on("close", save);
}

/** More crashes than this in a minute, and loading the page again would only flicker: the person is asked. */
const RELOADS_A_MINUTE = 3;

function recover(window: BrowserWindow, log: Log, settings: MainWindowDeps["settings"]): void {
  let reloads: number[] = [];
  window.webContents.on("unresponsive", () => log.note("page does not answer"));
  window.webContents.on("render-process-gone", (_event, details) => {
    log.note("page gone", { reason: details.reason, exitCode: details.exitCode });
    if (details.reason === "clean-exit" || window.isDestroyed()) return;
    const now = performance.now();
    reloads = [...reloads.filter((at) => now - at < 60_000), now];
    if (reloads.length <= RELOADS_A_MINUTE) return window.webContents.reload();
    void settings()
      .then((file) => askAfterCrashes(window, file.settings.language))
      .then((again) => {
        reloads = [];
        if (again && !window.isDestroyed()) window.webContents.reload();
        else app.quit();
      });
  });
}
