// Opens the built gallery in one window, served as the app serves its page: own scheme, the policy of SECURITY.md 3.4, sandbox on.
const { app, BrowserWindow, protocol } = require("electron");
const fs = require("node:fs/promises");
const path = require("node:path");

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};
const folder = path.join(__dirname, "gallery");

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.setPath("userData", path.join(app.getPath("temp"), `gallery-${process.pid}`));
app.on("window-all-closed", () => app.quit());

void app.whenReady().then(async () => {
  protocol.handle("app", async ({ url }) => {
    const file = path.join(folder, path.normalize(new URL(url).pathname));
    if (!file.startsWith(folder + path.sep)) return new Response(null, { status: 404 });
    try {
      return new Response(await fs.readFile(file), {
        headers: {
          "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
          "Content-Security-Policy": POLICY,
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  });
  await window.loadURL("app://gallery/index.html");
});
