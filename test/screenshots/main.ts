import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { settingsSections } from "../../renderer/lib/settings-sections.ts";
import { freshConfig, type RunningApp, startApp } from "../e2e/app/start-app.ts";

// npm run screenshots: every screen with sample data, light and dark, at three sizes, to be looked at. Files lie in test/output/screenshots.
const OUT = join(import.meta.dirname, "../output/screenshots");
const LOOKS = [
  { name: "1280x800", width: 1280, height: 800, zoom: 1 },
  { name: "900x600", width: 900, height: 600, zoom: 1 },
  { name: "200-percent", width: 1280, height: 800, zoom: 2 },
] as const;
const THEMES = ["light", "dark"] as const;

mkdirSync(OUT, { recursive: true });
using config = freshConfig();
await using app = await startApp({ config: config.path, args: ["--sample"] });
const { page } = app;
await page.getByRole("heading", { level: 1 }).waitFor();
// The note that this is sample data would be on every picture.
await page.getByRole("button", { name: "Close" }).first().click();
const places = await everyPlace(page);
for (const theme of THEMES)
  for (const look of LOOKS) {
    await put(app, look, theme);
    for (const [name, path] of places) {
      await page.evaluate((hash) => void (location.hash = hash), `#${path}`);
      await settled(page);
      await shoot(app, join(OUT, `${name}-${theme}-${look.name}.png`));
    }
  }
console.log(`${places.length * THEMES.length * LOOKS.length} pictures in ${OUT}`);

async function everyPlace(from: Page): Promise<readonly (readonly [string, string])[]> {
  const { pair, person, earlier } = await from.evaluate(async () => {
    type Ask = (question?: unknown) => Promise<{ value: never }>;
    const elements = (window as unknown as { elements: { api: Record<string, Ask> } }).elements.api;
    const pairs = (await elements["pairs.list"]?.())?.value as unknown as {
      pair: { id: string };
      otherId: string;
    }[];
    const [, second] = pairs;
    const open = (await elements["meetings.open"]?.({ pairId: second?.pair.id }))
      ?.value as unknown as { earlier: { id: string }[] };
    return {
      pair: second?.pair.id ?? "",
      person: second?.otherId ?? "",
      earlier: open.earlier[0]?.id ?? "",
    };
  });
  return [
    ["today", "/today"],
    ["pairs", "/pairs"],
    ["one-on-one", `/pairs/${pair}`],
    ["one-on-one-earlier", `/pairs/${pair}/${earlier}`],
    ["tasks", "/tasks"],
    ["tasks-due", "/tasks?list=due"],
    ["calendar", "/calendar"],
    ["calendar-find", `/calendar?person=${person}`],
    ["people", "/people"],
    ["person", `/people/${person}`],
    ["search", "/search?q=launch"],
    ...settingsSections.map((section) => [`settings-${section}`, `/settings/${section}`] as const),
  ];
}

async function put(
  { electron }: RunningApp,
  look: (typeof LOOKS)[number],
  theme: string,
): Promise<void> {
  await page.evaluate((value) => void (document.documentElement.dataset["theme"] = value), theme);
  await electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds({ x: 0, y: 0, width, height });
    window?.webContents.setZoomFactor(zoom);
  }, look);
}

/** Nothing is loading, letters are there, and what moves has arrived. */
async function settled(shown: Page): Promise<void> {
  await shown.locator("main h1, main [role=searchbox], main input").first().waitFor();
  await shown.evaluate(() =>
    document.fonts.ready.then(
      () => new Promise<void>((done) => setTimeout(() => requestAnimationFrame(() => done()), 350)),
    ),
  );
}

/** The window as it is: Playwright's own picture does not know that the page is magnified. */
async function shoot({ electron }: RunningApp, path: string): Promise<void> {
  const png = await electron.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString("base64") ?? "";
  });
  writeFileSync(path, Buffer.from(png, "base64"));
}
