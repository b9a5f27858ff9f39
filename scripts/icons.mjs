// node scripts/icons.mjs: draws resources/icons/*.png from resources/icon.svg with Chromium itself. Run it after changing the drawing.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startDesktop } from "./desktop.mjs";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { root } from "./setup/paths.mjs";
import { fail } from "./setup/step.mjs";

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

try {
  await ensureNode();
  const { electron } = await setUp({ display: true });
  const { _electron } = await import("playwright-core");
  const desktop = await startDesktop();
  const empty = mkdtempSync(path.join(os.tmpdir(), "icons-"));
  try {
    writeFileSync(path.join(empty, "package.json"), '{ "name": "icons", "main": "main.js" }');
    writeFileSync(
      path.join(empty, "main.js"),
      'const { app, BrowserWindow } = require("electron"); app.whenReady().then(() => new BrowserWindow({ width: 1100, height: 1100 }).loadURL("about:blank"))',
    );
    chmodSync(empty, 0o755);
    const app = await _electron.launch({
      executablePath: electron,
      chromiumSandbox: true,
      args: [empty],
      env: /** @type {Record<string, string>} */ (desktop.env),
    });
    const page = await app.firstWindow();
    const svg = readFileSync(path.join(root, "resources", "icon.svg"), "utf8");
    const icons = path.join(root, "resources", "icons");
    mkdirSync(icons, { recursive: true });
    for (const size of SIZES) {
      const png = await page.evaluate(draw, { svg, size });
      writeFileSync(
        path.join(icons, `${size}x${size}.png`),
        Buffer.from(png.slice(png.indexOf(",") + 1), "base64"),
      );
      console.log(`resources/icons/${size}x${size}.png`);
    }
    await app.close();
  } finally {
    await desktop.stop();
    rmSync(empty, { recursive: true, force: true });
  }
} catch (error) {
  fail(error);
}

/** Runs in the page. @param {{ svg: string, size: number }} what @returns {Promise<string>} */
async function draw({ svg, size }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  canvas.getContext("2d")?.drawImage(image, 0, 0, size, size);
  return canvas.toDataURL("image/png");
}
