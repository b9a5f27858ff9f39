import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { PairId } from "#core/kernel/ids.ts";
import { ask } from "../e2e/app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../e2e/app/start-app.ts";
import { agendaIn, allSynced, miaAndAna } from "../e2e/sync/two-people.ts";
import { startFaultProxy } from "./support/fault-proxy.ts";
import { startRealBackend } from "./support/real-backend.ts";
import { chanceOf, report, rounds, seed } from "./support/rounds.ts";

// Two real apps, the backend as a process of its own on PostgreSQL, and a proxy between them that does what networks do.

const SCHEDULES = rounds(50, 1_000);

test(`two people agree after every storm, whatever is killed meanwhile (${SCHEDULES} schedules)`, async () => {
  await using stack = new AsyncDisposableStack();
  const chance = chanceOf(seed);
  let where = new URL("http://127.0.0.1:9");
  const proxy = stack.use(await startFaultProxy({ target: () => where, seed, share: 0 }));
  const backend = stack.use(await startRealBackend(() => proxy.url));
  where = backend.url;
  const people = new People(stack, proxy.url);
  await people.start("mia");
  await people.start("ana");
  const server = { url: proxy.url, mailbox: backend.mailbox };
  const { pairId } = await miaAndAna(server as never, people.page("mia"), people.page("ana"));
  const expected = new Map<string, string>();
  const killed = { app: 0, backend: 0, postgres: 0 };

  for (let schedule = 0; schedule < SCHEDULES; schedule++) {
    proxy.storm(0.2 + chance.nat(5) / 10);
    const steps = 3 + chance.nat(6);
    for (let step = 0; step < steps; step++) {
      const who = chance.pick(names);
      await write(people.page(who), pairId, `${who} ${schedule}.${step}`, expected, chance.nat(4));
      if (chance.nat(3) === 0) await ask(people.page(who), "sync.now", undefined);
      if (chance.nat(12) === 0) proxy.offline(chance.nat(2) === 0);
      switch (chance.nat(40)) {
        case 0:
        case 1:
          killed.app++;
          await people.kill(who);
          break;
        case 2:
          killed.backend++;
          await backend.kill();
          await backend.start();
          break;
        case 3:
          killed.postgres++;
          await backend.postgres.kill();
          await backend.postgres.start();
      }
    }
    proxy.offline(false);
    proxy.calm();
    for (const name of names) await allSynced(people.page(name));
    for (const name of names) await allSynced(people.page(name));
    const seen = await Promise.all(names.map((name) => sharedOn(people.page(name), pairId)));
    const place = { seed, schedule };
    expect({ ...place, mia: seen[0] }).toEqual({ ...place, mia: seen[1] });
    expect({ ...place, points: seen[0]?.filter((point) => !point.startsWith("?")) }).toEqual({
      ...place,
      points: [...expected.values()].toSorted(),
    });
  }
  // While PostgreSQL is dead a request has nowhere to go, and the log says so. Nothing else may have gone wrong.
  expect(backend.incidents().filter((line) => !isDatabaseAway(line))).toEqual([]);
  const { none = 0, ...bad } = proxy.told;
  report(
    `seed ${seed}: ${SCHEDULES} storms, ${expected.size} points written, 0 lost, 0 doubled; ${none} requests through, spoilt: ${JSON.stringify(bad)}; killed: ${JSON.stringify(killed)}`,
  );
}, 1_800_000);

const isDatabaseAway = (line: string): boolean =>
  /"code":"(57P0\d|08\d{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)"/.test(line);

const names = ["mia", "ana"] as const;
type Name = (typeof names)[number];

class People {
  readonly #apps = new Map<Name, RunningApp>();
  readonly #configs = new Map<Name, string>();
  constructor(
    readonly stack: AsyncDisposableStack,
    readonly server: string,
  ) {
    stack.defer(async () => {
      for (const app of this.#apps.values()) await app[Symbol.asyncDispose]();
    });
  }
  async start(name: Name): Promise<void> {
    const config = this.#configs.get(name) ?? this.stack.use(freshConfig()).path;
    this.#configs.set(name, config);
    this.#apps.set(name, await startApp({ config, env: { AE_SERVER: this.server } }));
  }
  page(name: Name): Page {
    const app = this.#apps.get(name);
    if (!app) throw new Error(`${name} has no app`);
    return app.page;
  }
  async kill(name: Name): Promise<void> {
    await this.#apps.get(name)?.kill();
    await this.start(name);
  }
}

/** One change, acknowledged by the app: from then on it may not be lost. `expected`: the agenda by what each point was first called. */
async function write(
  page: Page,
  pairId: PairId,
  text: string,
  expected: Map<string, string>,
  kind: number,
): Promise<void> {
  const { meeting, agenda } = (await ask(page, "meetings.open", { pairId } as never)) as {
    meeting: { id: string };
    agenda: { id: string; text: string }[];
  };
  const own = agenda.filter(
    (point) => expected.get(point.text.split(" → ")[0] ?? "") === point.text,
  );
  const mine = own.find((point) => point.text.startsWith(text.split(" ")[0] ?? ""));
  if (kind === 0 && mine) {
    // Only its author renames a point here: who wins between two is the simulator's question.
    const first = mine.text.split(" → ")[0] ?? "";
    const renamed = `${first} → ${text}`;
    await ask(page, "agenda.rename", { id: mine.id, text: renamed } as never);
    expected.set(first, renamed);
    return;
  }
  await ask(page, "agenda.add", { meetingId: meeting.id, text, sharing: "shared" } as never);
  expected.set(text, text);
}

/** The points on the agenda, sorted by their words; those that were there before this test begin with a question mark. */
async function sharedOn(page: Page, pairId: PairId): Promise<readonly string[]> {
  const points = await agendaIn(page, pairId);
  return points.map((text) => (/^(mia|ana) \d+\.\d+/.test(text) ? text : `?${text}`)).toSorted();
}
