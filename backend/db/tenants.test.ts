import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { fail } from "#core/kernel/result.ts";
import { belongToOrganisation } from "./tenant-table.ts";
import { kyselyOn } from "./kysely-on.ts";
import { anOrganisation, freshDb, lane } from "./testing.ts";
import type { Pool } from "./pool.ts";
import type { Writer } from "./tables.ts";
import { withTenant } from "./with-tenant.ts";
import { rounds } from "../testing/rounds.ts";

// Several organisations at once on ten connections, and everything that can go wrong with a transaction. Nothing of one may reach another.

const TRANSACTIONS = rounds(lane === "postgres" ? 20_000 : 1_000, 500);
const AT_ONCE = 40;
const seed = Number(process.env.AE_SEED ?? Math.floor(Math.random() * 2 ** 31));

type Parcel = { org_id: string; id: string; sender: string };
type WithParcels = Kysely<{ parcel: Parcel }>;

const parcels = (tx: Writer) => tx as unknown as WithParcels;

test(`${TRANSACTIONS} interleaved transactions of eight organisations, many of them broken: no foreign row (seed ${seed})`, async () => {
  await using fresh = await freshDb({ connections: 10 });
  const { db } = fresh;
  await addParcels(db.pool);
  const orgs = await Promise.all(
    Array.from({ length: 8 }, (_, n) => anOrganisation(db, `Org ${n}`)),
  );
  const chance = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const seen = { foreign: 0, own: 0, refused: 0, mended: 0, ends: {} as Record<string, number> };
  const leaked: Writer[] = [];
  let begun = 0;

  const one = async (): Promise<void> => {
    const org = pick(orgs);
    const other = pick(orgs.filter((id) => id !== org));
    const end = pick(
      lane === "postgres" ? [...ends, ...ends, ...ends, ...ends, ...postgresEnds] : ends,
    );
    const id = uuidFrom(++begun);
    seen.ends[end] = (seen.ends[end] ?? 0) + 1;
    let attempts = 0;
    const ended = await withTenant(db, { org }, async (tx) => {
      attempts++;
      const own = parcels(tx);
      const rows = await own.selectFrom("parcel").selectAll().limit(50).execute();
      for (const row of rows)
        if (row.org_id === org && row.sender === org) seen.own++;
        else seen.foreign++;
      await own
        .insertInto("parcel")
        .values({ org_id: org, id, sender: org })
        .onConflict((c) => c.doNothing())
        .execute();
      const touched = await own
        .updateTable("parcel")
        .set({ sender: org })
        .where("org_id", "=", other)
        .executeTakeFirst();
      seen.foreign += Number(touched.numUpdatedRows);
      // A connection that is dropped once: the second attempt must find everything as new.
      return finish(tx, attempts > 1 ? "commit" : end, { org, other, id });
    }).then(
      () => "fulfilled",
      () => "rejected",
    );
    if (end === "write into another" && ended === "rejected") seen.refused++;
    if (end === "drop the connection" && ended === "fulfilled" && attempts === 2) seen.mended++;
  };

  const finish = async (tx: Writer, end: End, at: { org: string; other: string; id: string }) => {
    switch (end) {
      case "commit":
        return;
      case "throw":
        throw new Error("thrown");
      case "fail":
        return fail({ type: "Failed" });
      case "swallow":
        await sql`select 1 / 0`.execute(tx).catch(() => undefined);
        return;
      case "write into another":
        await parcels(tx)
          .insertInto("parcel")
          .values({ org_id: at.other, id: at.id, sender: at.org })
          .execute();
        return;
      case "leak":
        leaked.push(tx);
        return;
      case "forget to await":
        void sql`select pg_sleep(0)`.execute(tx).catch(() => undefined);
        return;
      case "time out":
        await sql`set local statement_timeout = 5`.execute(tx);
        await sql`select pg_sleep(1)`.execute(tx);
        return;
      case "drop the connection":
        await fresh.asOwner("select pg_terminate_backend($1)", [await backendOf(tx)]);
        await sql`select pg_sleep(5)`.execute(tx);
        return;
    }
  };

  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (begun < TRANSACTIONS) await one();
    }),
  );

  for (const tx of leaked)
    await expect(parcels(tx).selectFrom("parcel").selectAll().execute()).rejects.toThrow(
      "await it",
    );
  const astray = await fresh.asOwner("select * from parcel where sender <> org_id limit 5");
  expect({ foreign: seen.foreign, astray }).toEqual({ foreign: 0, astray: [] });
  expect(seen.refused).toBe(seen.ends["write into another"]);
  expect(seen.mended).toBe(seen.ends["drop the connection"] ?? 0);
  expect(seen.own).toBeGreaterThan(TRANSACTIONS);
  const { total, idle, waiting } = db.pool.counts();
  expect({ leakedConnections: total - idle, waiting }).toEqual({
    leakedConnections: 0,
    waiting: 0,
  });
}, 300_000);

const ends = [
  "commit",
  "throw",
  "fail",
  "swallow",
  "write into another",
  "leak",
  "forget to await",
] as const;
const postgresEnds = ["time out", "drop the connection"] as const;
type End = (typeof ends)[number] | (typeof postgresEnds)[number];

async function addParcels(pool: Pool): Promise<void> {
  const client = await pool.connect();
  await client.run(
    "create table parcel (org_id uuid not null, id uuid not null, sender uuid not null, primary key (org_id, id))",
  );
  await belongToOrganisation(
    kyselyOn(client, () => true),
    "parcel",
  );
  await client.release(false);
}

async function backendOf(tx: Writer): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  return rows[0]?.pid ?? 0;
}

const uuidFrom = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

/** mulberry32: the same numbers for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
