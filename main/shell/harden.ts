import { app, type Session, session, type WebContents } from "electron";
import type { Log } from "../log.ts";
import { ORIGIN } from "../ipc/trusted.ts";

/** The page needs the clipboard to copy text, and nothing else of what a browser can grant. */
const GRANTED = new Set(["clipboard-sanitized-write"]);

/** Closes every door of a page that ours does not use (SECURITY 3.5–3.7). Call before the first window. */
export function harden(log: Log): void {
  app.on("web-contents-created", (_event, contents) => close(contents, log));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) =>
    log.note("process gone", { type, reason, exitCode }),
  );
  app.on("login", (event) => event.preventDefault());
  app.on("select-client-certificate", (event) => event.preventDefault());
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
}

/** Closes the session's own doors. Call once the app is ready. */
export function hardenSession(current: Session = session.defaultSession): void {
  current.setPermissionRequestHandler((contents, permission, answer) =>
    answer(GRANTED.has(permission) && contents?.mainFrame.origin === ORIGIN),
  );
  current.setPermissionCheckHandler(
    (_contents, permission, origin) => GRANTED.has(permission) && origin.startsWith(ORIGIN),
  );
  current.setDevicePermissionHandler(() => false);
  current.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  current.on("will-download", (event) => event.preventDefault());
  // The page has no business on any network: whatever slips past the CSP ends here.
  current.webRequest.onBeforeRequest((details, answer) =>
    answer({
      cancel:
        !/^(app:|data:|blob:|devtools:|chrome-extension:)/.test(details.url) &&
        !isDevServer(details.url),
    }),
  );
}

const isDevServer = (url: string): boolean => {
  const server = process.env["ELECTRON_RENDERER_URL"];
  return (
    !app.isPackaged &&
    server !== undefined &&
    (url.startsWith(server) || url.startsWith(server.replace(/^http/, "ws")))
  );
};

function close(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    log.note("refused", { what });
  };
  contents.on("will-navigate", refuse("navigation"));
  contents.on("will-frame-navigate", refuse("frame navigation"));
  contents.on("will-redirect", refuse("redirect"));
  contents.on("will-attach-webview", refuse("webview"));
  contents.setWindowOpenHandler(() => {
    log.note("refused", { what: "window" });
    return { action: "deny" };
  });
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}
