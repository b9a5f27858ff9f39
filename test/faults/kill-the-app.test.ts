import type { Bridge } from "#contract/index.ts";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshConfig, type RunningApp, signal, startApp } from "../e2e/app/start-app.ts";
import { type Lines, linesOf } from "./support/lines.ts";
import { makeProfile, own, readKilled, textOf } from "./support/profile.ts";
import { chanceOf, report, rounds, seed } from "./support/rounds.ts";

/** Chromium reloads a page at most three times a minute, so a start takes so many kills and the next start goes on. */
const VICTIMS = ["Utility", "GPU", "Tab", "Tab", "Browser"] as const;
const STARTS = rounds(200, 5_000) / VICTIMS.length;

test(`nothing acknowledged is lost when any process of the app is killed (${STARTS * VICTIMS.length} kills)`, async () => {
  using config = freshConfig();
  const userData = join(config.path, "All Elements");
  const folder = makeProfile(userData);
  own(config.path);
  const chance = chanceOf(seed);
  const acknowledged: string[] = [];
  const startMs: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const before = performance.now();
    const app = await startApp({ config: config.path });
    startMs.push(performance.now() - before);
    if (start === 0) await begin(app);
    const said = linesOf(app.electron.process().stdout!);
    await letItWrite(app, `s${start}`);
    for (const victim of VICTIMS) {
      for (let n = chance.nat(12); n >= 0; n--) await said.next("ACK ");
      await kill(app, said, victim);
    }
    acknowledged.push(...said.all.filter((line) => line.startsWith("ACK ")));
    expect(said.all.filter((line) => line.startsWith("REFUSED "))).toEqual([]);
    const { tasks, problems } = readKilled(folder);
    expect({ seed, start, problems, lost: lostOf(acknowledged, tasks) }).toEqual({
      seed,
      start,
      problems: [],
      lost: [],
    });
  }
  const slowest = Math.round(Math.max(...startMs.slice(1)));
  report(
    `seed ${seed}: ${STARTS * VICTIMS.length} kills, ${acknowledged.length} acknowledged, 0 lost; slowest start after a kill ${slowest} ms`,
  );
  expect(slowest).toBeLessThan(3_000);
}, 1_800_000);

/** Acknowledged tasks that are not there as they were written. */
function lostOf(acknowledged: readonly string[], tasks: ReadonlyMap<string, string>): string[] {
  return acknowledged.filter((line) => {
    const title = line.slice("ACK ".length);
    return tasks.get(title) !== textOf(title, Number(title.split(".").at(-1)));
  });
}

async function begin(app: RunningApp): Promise<void> {
  const begun = await app.page.evaluate(() =>
    (window as unknown as { elements: Bridge }).elements.api["profile.begin"]({
      name: "Mia",
      zone: "Europe/Berlin" as never,
      sample: false,
      language: "en",
    }),
  );
  expect(begun.ok).toBe(true);
}

/** Writes from the page through the real door, again after each load, and says on stdout what was acknowledged. */
async function letItWrite(app: RunningApp, run: string): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, { run, writer }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      let load = 0;
      const go = (): void => {
        process.stdout.write(`LOADED\n`);
        contents.executeJavaScript(`(${writer})("${run}.${load++}")`).catch(() => {});
      };
      contents.on(
        "console-message",
        (_event, _level, message) => void process.stdout.write(`${message}\n`),
      );
      contents.on("did-finish-load", go);
      go();
    },
    { run, writer: writer.toString() },
  );
}

async function writer(prefix: string): Promise<void> {
  for (let n = 0; ; n++) {
    const title = `${prefix}.${n}`;
    const details = `${title} ${String((n * 2_654_435_761) % 4_294_967_296).repeat(1 + (n % 50))}`;
    const answer = await (window as unknown as { elements: Bridge }).elements.api["tasks.add"]({
      title,
      details,
      pairId: null,
      meetingId: null,
      reminders: [],
    } as never);
    console.log(answer.ok ? `ACK ${title}` : `REFUSED ${answer.error.type}`);
  }
}

async function kill(app: RunningApp, said: Lines, victim: (typeof VICTIMS)[number]): Promise<void> {
  const main = app.electron.process();
  if (victim === "Browser") {
    const ended = new Promise((resolve) => main.once("exit", resolve));
    signal(main.pid ?? 0, "SIGKILL");
    await ended;
    return;
  }
  const pid = await app.electron.evaluate(
    ({ app: electron }, type) => electron.getAppMetrics().find((one) => one.type === type)?.pid,
    victim,
  );
  if (pid === undefined) throw new Error(`no process ${victim}`);
  signal(pid, "SIGKILL");
  if (victim === "Tab") await said.next("LOADED");
}
