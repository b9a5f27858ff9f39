import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, platform, release } from "node:os";
import { backgroundFigures } from "./background.ts";
import { type Figure, table } from "./figures.ts";
import { feelFigures } from "./feel.ts";
import { mainLoopFigures } from "./main-loop.ts";
import { pageFigures } from "./page.ts";
import { quickAddFigures } from "./quick-add.ts";
import { reminderFigures } from "./reminders.ts";
import { slotFigures } from "./slots.ts";
import { startAndMemory } from "./start-and-memory.ts";
import { storeFigures } from "./store.ts";
import { syncFigures } from "./sync.ts";
import { syncClientsFigures } from "./sync-clients.ts";
import { syncFirstFigures } from "./sync-first.ts";
import { syncMainLoopFigures } from "./sync-main-loop.ts";
import { syncMillionFigures } from "./sync-million.ts";

const { AE_ELECTRON: electron, AE_APP: app } = process.env;
if (!electron || !app) throw new Error("run it with `npm run bench`");

const stages: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  store: storeFigures,
  sync: syncFigures,
  "sync-first": () => syncFirstFigures(),
  "sync-clients": syncClientsFigures,
  "sync-million": syncMillionFigures,
  start: () => startAndMemory(electron, app, new URL("./bare", import.meta.url).pathname),
  page: pageFigures,
  "quick-add": quickAddFigures,
  feel: feelFigures,
  reminders: reminderFigures,
  background: backgroundFigures,
  loop: mainLoopFigures,
  "sync-loop": syncMainLoopFigures,
  slots: slotFigures,
};

/** Takes minutes: only when it is named. */
const byHand = new Set(["sync-million"]);

const chosen = process.argv.slice(2);
const figures: Figure[] = [];
let failed = 0;
for (const [name, measure] of Object.entries(stages)) {
  if (chosen.length > 0 ? !chosen.includes(name) : byHand.has(name)) continue;
  try {
    const measured = await measure();
    figures.push(...measured);
    console.log(`\n${table(measured)}`);
  } catch (error) {
    failed += 1;
    console.error(`\n${name}: not measured`, error);
  }
}

mkdirSync(".cache", { recursive: true });
writeFileSync(
  ".cache/bench.json",
  `${JSON.stringify({ machine: `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${platform()} ${release()}`, figures }, null, 2)}\n`,
);
console.log("\nwritten to .cache/bench.json");
process.exit(failed === 0 && figures.every(({ value, bound }) => value <= bound) ? 0 : 1);
