import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PersonId } from "#core/kernel/ids.ts";
import { countingIds, type Ids } from "#core/kernel/ids.ts";
import type { Clock, Millis, Zone } from "#core/kernel/time.ts";
import { usualHours } from "#core/people/person.ts";
import type { FeatureDeps } from "../store/deps.ts";
import { type Identity, writeIdentity } from "./identity.ts";
import { migrate } from "./migrate.ts";
import { closeDb, type Db, openDb } from "./open.ts";
import { fromPerson } from "./rows/person.ts";

/** A clock that goes only when a test says so. */
export type HandClock = Clock & {
  readonly set: (at: string | number) => void;
  readonly advance: (ms: number) => void;
};

/** A real encrypted database for one test: in a folder of its own, migrated, with me in it. `await using store = await freshStore()`. */
export type FreshStore = AsyncDisposable & {
  readonly db: Db;
  readonly folder: string;
  readonly key: Uint8Array;
  readonly clock: HandClock;
  readonly ids: Ids;
  readonly identity: Identity;
  /** What a feature's handlers are made of. */
  readonly deps: FeatureDeps;
  /** The tables each saved change was announced with, oldest first. */
  readonly announced: readonly (readonly string[])[];
};

/** Monday, 2 November 2026, 10:00 in Berlin. */
export const MONDAY = "2026-11-02T09:00:00Z";

/** The key of every fresh store. */
export const testKey = new Uint8Array(32).fill(7);

/**
 * Ids are `id-1`, `id-2` …; I am the person `me`, in Berlin, in the organisation `org`, on the device `device`. My own row lies there
 * as if it had come with the file: no change is saved yet, so the first one is number 1.
 */
export async function freshStore(
  options: { readonly at?: string | number } = {},
): Promise<FreshStore> {
  const folder = mkdtempSync(join(tmpdir(), "ae-store-"));
  const clock = handClock(options.at ?? MONDAY);
  const ids = countingIds("id");
  const opened = openDb(join(folder, "elements.db"), testKey);
  if (!opened.ok) throw new Error(opened.error.type);
  const db = opened.value;
  await migrate(db);
  const identity: Identity = { me: "me" as PersonId, org: "org", device: "device" };
  writeIdentity(db, identity);
  await addMe(db, identity, clock.now());
  const announced: (readonly string[])[] = [];
  const deps: FeatureDeps = {
    db: db.query,
    clock,
    ids,
    device: identity.device,
    identity,
    announce: (tables) => void announced.push(tables),
  };
  return {
    db,
    folder,
    key: testKey,
    clock,
    ids,
    identity,
    deps,
    announced,
    [Symbol.asyncDispose]: async () => {
      if (db.raw.open) await closeDb(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function handClock(start: string | number): HandClock {
  let now = instant(start);
  return {
    now: () => now,
    set: (at) => {
      now = instant(at);
    },
    advance: (ms) => {
      now = (now + ms) as Millis;
    },
  };
}

const instant = (at: string | number): Millis =>
  (typeof at === "number" ? at : Date.parse(at)) as Millis;

async function addMe(db: Db, identity: Identity, at: Millis): Promise<void> {
  const me = fromPerson({
    id: identity.me,
    name: "Mia Manager",
    email: null,
    position: null,
    managerId: null,
    zone: "Europe/Berlin" as Zone,
    workingHours: usualHours,
    photo: null,
    isMe: true,
    archivedAt: null,
    createdAt: at,
  });
  await db.query.transaction().execute(async (tx) => {
    await tx
      .insertInto("person")
      .values({
        ...me,
        id: identity.me,
        scope_id: `org:${identity.org}`,
        seq: null,
        created_at: at,
        updated_at: at,
        archived_at: null,
      })
      .execute();
  });
}
