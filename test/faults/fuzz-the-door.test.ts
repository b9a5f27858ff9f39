import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contract, type Channel } from "#contract/index.ts";
import { freshConfig, startApp } from "../e2e/app/start-app.ts";
import { askNonsense, type Heard } from "./support/hostile.ts";
import { makeProfile, own } from "./support/profile.ts";
import { report, rounds, seed } from "./support/rounds.ts";

const MESSAGES = rounds(10_000, 1_000_000);
const PARTS = 20;
const PART = MESSAGES / PARTS;

test(`whatever the page sends, it is answered, nothing crashes and nothing piles up (${MESSAGES} messages)`, async () => {
  using config = freshConfig();
  const userData = join(config.path, "All Elements");
  makeProfile(userData);
  own(config.path);
  await using app = await startApp({ config: config.path });
  const begun = await app.page.evaluate(() =>
    (
      window as never as {
        elements: { api: Record<string, (q: unknown) => Promise<{ ok: boolean }>> };
      }
    ).elements.api["profile.begin"]?.({
      name: "Mia",
      zone: "Europe/Berlin",
      sample: false,
      language: "en",
    }),
  );
  expect(begun?.ok).toBe(true);
  const fields = Object.fromEntries(
    (Object.keys(contract) as Channel[]).map((channel) => [channel, fieldsOf(channel)]),
  );
  const answers: Record<string, number> = {};
  const held: number[] = [];
  const resident: number[] = [];
  for (let n = 0; n < MESSAGES; n += PART) {
    const heard: Heard = await app.page.evaluate(askNonsense, {
      seed: seed + n,
      count: PART,
      fields,
      neverEmpty: ["shell.openDataFolder", "backups.create"],
    });
    expect({ seed: seed + n, odd: heard.odd }).toEqual({ seed: seed + n, odd: [] });
    for (const [kind, count] of Object.entries(heard.answers))
      answers[kind] = (answers[kind] ?? 0) + count;
    held.push(await app.electron.evaluate(heldNow));
    resident.push(await app.electron.evaluate(() => process.memoryUsage().rss / 1024 / 1024));
  }
  // The first fifth fills caches and heaps that any use would fill.
  const growth = (memory: readonly number[]): number => {
    const settled = memory.slice(PARTS / 5, PARTS / 5 + 3);
    return Math.round(Math.min(...memory.slice(-3)) - Math.min(...settled));
  };
  const grown = { held: growth(held), resident: growth(resident) };
  report(
    `seed ${seed}: ${JSON.stringify(answers)}; over the last four fifths the main process grew by ${grown.resident} MB, what it holds by ${grown.held} MB`,
  );
  expect(grown.held).toBeLessThan(5);
  expect(grown.resident).toBeLessThan(50);
  expect(await app.page.evaluate(() => "polluted" in {})).toBe(false);
  expect(await app.electron.evaluate(() => "polluted" in {})).toBe(false);
  const added = await app.page.evaluate(() =>
    (
      window as never as {
        elements: { api: Record<string, (q: unknown) => Promise<{ ok: boolean }>> };
      }
    ).elements.api["people.add"]?.({ name: "Ana" }),
  );
  expect(added?.ok).toBe(true);
  for (const name of ["main.log", "store.log"])
    expect(incidentsIn(join(userData, "logs", name))).toEqual([]);
});

/** Runs in the main process: megabytes its heap still needs once the garbage is gone. */
function heldNow(): number {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  setFlagsFromString("--expose-gc");
  process.getBuiltinModule("node:vm").runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

/** The names a channel's question may have, of every variant. */
function fieldsOf(channel: Channel): string[] {
  const names = new Set<string>();
  const visit = (schema: unknown): void => {
    const { shape, options, def } = schema as {
      shape?: object;
      options?: readonly unknown[];
      def?: { innerType?: unknown; in?: unknown };
    };
    if (shape) for (const name of Object.keys(shape)) names.add(name);
    if (Array.isArray(options)) for (const option of options) visit(option);
    if (def?.innerType) visit(def.innerType);
    if (def?.in) visit(def.in);
  };
  visit(contract[channel].input);
  return [...names];
}

function incidentsIn(path: string): string[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.includes('"incident"'));
  } catch {
    return []; // nothing was ever logged there
  }
}
