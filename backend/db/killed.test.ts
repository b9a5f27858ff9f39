import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startPostgres } from "../testing/postgres-server.ts";
import { rounds } from "../testing/rounds.ts";
import { migrate } from "./migrate.ts";
import { openPool, type Where } from "./open.ts";
import { lane } from "./testing.ts";
import { listOrganisations } from "./with-tenant.ts";

// kill -9 of who writes and of the database, in the middle of writing: what was said to be kept is there.

const program = join(import.meta.dirname, "../testing/writer-process.ts");

/** A backend that writes, and what it said was kept. */
function writer(where: Where, kept: Set<string>) {
  const child: ChildProcess = fork(program, [JSON.stringify(where)]);
  let wake = (): void => {};
  let ended: Error | undefined;
  child.once("exit", (code, signal) => {
    ended = new Error(`the writer ended by itself: ${code ?? signal}`);
    wake();
  });
  child.on("message", (id: string) => {
    kept.add(id);
    wake();
  });
  return {
    /** Resolves when it has kept so many more. */
    keeps: async (more: number): Promise<void> => {
      const until = kept.size + more;
      while (kept.size < until) {
        if (ended) throw ended;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    kill: async (): Promise<void> => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function lost(where: Where, kept: ReadonlySet<string>): Promise<readonly string[]> {
  const pool = await openPool(where, () => {});
  const db = { pool, chance: () => 0.5, pause: async () => {} };
  const there = new Set(await listOrganisations(db));
  await pool.end();
  return [...kept].filter((id) => !there.has(id));
}

async function migrated(where: Where): Promise<void> {
  const pool = await openPool(where, () => {});
  await migrate(pool);
  await pool.end();
}

const ROUNDS = rounds(lane === "postgres" ? 8 : 2, 1);

test(`a backend killed while it writes, ${ROUNDS} times: nothing it kept is lost`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "ae-killed-"));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rmSync(folder, { recursive: true }));
  const where = await somewhere(folder, stack);
  await migrated(where);
  const kept = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const one = writer(where, kept);
    await one.keeps(25);
    await one.kill();
    expect(await lost(where, kept)).toEqual([]);
  }
}, 240_000);

async function somewhere(folder: string, stack: AsyncDisposableStack): Promise<Where> {
  if (lane === "pglite") return { type: "pglite", folder: join(folder, "database") };
  const { url } = stack.use(await startPostgres({ durable: true }));
  return { type: "postgres", url, connections: 8 };
}

test(`PostgreSQL killed under a backend that writes, ${ROUNDS} times: nothing is lost, and the backend goes on by itself`, async ({
  skip,
}) => {
  skip(lane === "pglite", "the embedded database dies with its process");
  await using server = await startPostgres({ durable: true });
  const where: Where = { type: "postgres", url: server.url, connections: 8 };
  await migrated(where);
  const kept = new Set<string>();
  const one = writer(where, kept);
  for (let round = 0; round < ROUNDS; round++) {
    await one.keeps(100);
    await server.kill();
    const killed = performance.now();
    await server.start();
    await one.keeps(1);
    expect(performance.now() - killed).toBeLessThan(10_000);
  }
  await one.kill();
  expect(await lost(where, kept)).toEqual([]);
}, 240_000);
