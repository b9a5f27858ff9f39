import { BrowserWindow, nativeTheme, screen } from "electron";
import type { Settings } from "#contract/settings.ts";
import type { Log } from "../log.ts";
import { pageAddress, pagePreferences, paper } from "./page-window.ts";
import { centred } from "./window-place.ts";

const SIZE = { width: 640, height: 248 };

export type QuickAddWindowDeps = {
  readonly log: Log;
  readonly settings: () => Settings;
  readonly devTools: boolean;
  /** It was shown and is no longer. */
  readonly onHidden: () => void;
};

/**
 * The small window with one line, over whatever app one is in. Made when it is first wanted, since its page costs memory; kept from then
 * on, hidden, so that it is there at once.
 */
export class QuickAddWindow {
  #window: BrowserWindow | undefined;
  #isComing = false;

  constructor(private readonly deps: QuickAddWindowDeps) {}

  /** The keys that show it take it away again. */
  toggle(): void {
    if (this.#window?.isVisible() && this.#window.isFocused()) this.hide();
    else this.open();
  }

  open(): void {
    const known = this.#window;
    this.#isComing = true;
    if (known === undefined) {
      this.#window = this.#make();
      return;
    }
    // One that is still being made shows itself with its first frame.
    if (!known.webContents.isLoading()) this.#show(known);
  }

  /** The system gives the focus back to the app that had it. */
  hide(): void {
    if (!this.#window?.isVisible()) return;
    this.#window.hide();
    this.deps.onHidden();
  }

  /** Settings are different now; its page asks for them anew. */
  settingsChanged(): void {
    this.#window?.webContents.send("changed", { tables: ["settings"] });
  }

  /** Whether it is seen, or about to be. */
  get isShown(): boolean {
    return this.#window !== undefined && (this.#isComing || this.#window.isVisible());
  }

  #make(): BrowserWindow {
    const { log, devTools } = this.deps;
    const window = new BrowserWindow({
      ...SIZE,
      show: false,
      title: "All Elements",
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // On macOS a panel takes the keys without making its app the active one.
      ...(process.platform === "darwin" && { type: "panel" }),
      webPreferences: pagePreferences(devTools),
    });
    if (process.platform === "darwin")
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    window.once("ready-to-show", () => this.#show(window));
    window.on("blur", () => this.hide());
    window.once("closed", () => {
      this.#window = undefined;
      this.#isComing = false;
      this.deps.onHidden();
    });
    window.webContents.on("render-process-gone", (_event, { reason }) => {
      log.note("quick-add page gone", { reason });
      // It holds one line at most: the next wish makes another.
      if (!window.isDestroyed()) window.destroy();
    });
    void window.loadURL(pageAddress(devTools, "quick-add"));
    return window;
  }

  #show(window: BrowserWindow): void {
    this.#isComing = false;
    if (window.isDestroyed()) return;
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    nativeTheme.themeSource = this.deps.settings().theme;
    window.setBackgroundColor(paper());
    window.setBounds(centred(workArea, SIZE));
    window.show();
    window.focus();
  }
}
