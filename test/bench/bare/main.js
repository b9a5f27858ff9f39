// The least Electron can do with the flags the app uses: one sandboxed window on an app:// page. What the app costs is measured against this.
import { app, BrowserWindow, protocol } from "electron";

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.on("window-all-closed", () => app.quit());

// Not awaited: Electron is not ready before this module has ended.
void app.whenReady().then(() => {
  protocol.handle(
    "app",
    () =>
      new Response("<!doctype html><title>bare</title><p>bare", {
        headers: { "Content-Type": "text/html" },
      }),
  );
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  });
  window.once("ready-to-show", () => {
    window.show();
    console.log(`AE_READY ${Math.round(performance.timeOrigin + performance.now())}`);
  });
  void window.loadURL("app://ae/");
});
