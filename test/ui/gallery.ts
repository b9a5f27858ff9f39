import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchElectron } from "../e2e/app/launch-electron.ts";

export const views = [
  "pair",
  "today",
  "buttons",
  "fields",
  "choices",
  "floating",
  "states",
  "lists",
  "long-list",
] as const;
export type View = (typeof views)[number];
export type Look = {
  readonly theme?: "light" | "dark";
  readonly density?: "compact";
  readonly locale?: string;
  readonly dir?: "rtl";
  readonly width?: number;
  readonly height?: number;
};

export type Gallery = {
  /** Shows a view from its beginning: nothing of the last test is left. */
  readonly show: (view: View, look?: Look) => Promise<Page>;
  /** What the page complained about since it was asked last: errors, warnings, what the policy refused. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Builds the gallery and opens it in the Electron the app runs in; one window serves all tests. */
export async function openGallery(): Promise<Gallery> {
  build();
  const folder = stage();
  const electron = await launchElectron({ args: [join(folder, "gallery-main.cjs")] });
  const page = await electron.firstWindow();
  page.setDefaultTimeout(5_000);
  const heard: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return {
    show: async (view, { width = 1280, height = 800, ...look } = {}) => {
      await page.mouse.move(0, 0);
      await page.setViewportSize({ width, height });
      await page.goto(
        `app://gallery/index.html#${new URLSearchParams({ view, theme: "light", ...look }).toString()}`,
      );
      // An address that differs behind the # only would keep the page as it is.
      await page.reload();
      await page.locator("main").waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      return page;
    },
    complaints: () => heard.splice(0),
    close: async () => {
      await electron.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const root = join(import.meta.dirname, "../..");

/** In a process of its own: under vitest NODE_ENV is "test", and with that react-aria draws every row of a virtual list. */
function build(): void {
  const args = [
    join(root, "node_modules/vite/bin/vite.js"),
    "build",
    "--config",
    join(root, "renderer/gallery/vite.config.ts"),
    "--logLevel",
    "error",
  ];
  execFileSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** A copy that the uid Electron runs as can read, also where root's checkout is closed to it. */
function stage(): string {
  const folder = mkdtempSync(join(tmpdir(), "ae-gallery-"));
  cpSync(join(root, "out/gallery"), join(folder, "gallery"), { recursive: true });
  cpSync(join(import.meta.dirname, "gallery-main.cjs"), join(folder, "gallery-main.cjs"));
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  return folder;
}
