import { fileURLToPath } from "node:url";
import { nativeTheme, type WebPreferences } from "electron";
import { ORIGIN } from "../ipc/trusted.ts";

/** The paper colour of the page in each theme (`--color-canvas` in tokens.css), so that nothing flashes before it is painted. */
const PAPER = { light: "#ffffff", dark: "#17181a" };

export const paper = (): string => (nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light);

/** How every window holds its page (SECURITY 3.1): the sandbox on, and no door but the bridge. */
export const pagePreferences = (devTools: boolean): WebPreferences => ({
  preload: fileURLToPath(new URL("../preload/bridge.cjs", import.meta.url)),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools,
});

/** Where the page lies: in the app, or on the server of who develops it. `window` says which of the app's windows it is to draw. */
export function pageAddress(devTools: boolean, window?: "quick-add"): string {
  const server = devTools ? process.env["ELECTRON_RENDERER_URL"] : undefined;
  const page = server === undefined || server === "" ? `${ORIGIN}/index.html` : server;
  return window === undefined ? page : `${page}?window=${window}`;
}
