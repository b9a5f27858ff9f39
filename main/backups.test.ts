import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { countingIds } from "#core/kernel/ids.ts";
import { fail } from "#core/kernel/result.ts";
import type { Zone } from "#core/kernel/time.ts";
import type { Aside } from "./aside/aside.ts";
import { runJob } from "./aside/jobs.ts";
import { stretchHere } from "./secrets/stretch.ts";
import { DiskWatch } from "./db/disk-watch.ts";
import { handClock } from "./db/testing.ts";
import { begin } from "./features/profile/begin.ts";
import { finishRestore, incomingFor } from "./features/profile/finish-restore.ts";
import { profileHandlers } from "./features/profile/handlers.ts";
import { Profile } from "./features/profile/profile.ts";
import { Backups } from "./features/backups/backups.ts";
import { backupHandlers, makeBackup, setAside } from "./features/backups/handlers.ts";

const folders: string[] = [];
afterEach(() =>
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })),
);

/** A real profile in a folder of its own with its backups, as the store composes them. */
async function freshProfile(existing?: string) {
  const folder = existing ?? mkdtempSync(join(tmpdir(), "ae-backups-"));
  if (!existing) folders.push(folder);
  const clock = handClock("2026-11-02T09:00:00Z");
  const backups = new Backups({ folder, clock });
  let given = 0;
  const ids = { ...countingIds("id"), next: () => `id-${++given}` };
  const profile = new Profile({
    folder,
    vaults: [],
    clock,
    ids,
    stretch: stretchHere,
    cost: { memoryKiB: 19_456, passes: 1 },
    log: { note: () => {}, incident: () => "incident" },
    disk: new DiskWatch(
      { take: () => true, release: () => false, holds: () => true } as never,
      () => {},
    ),
    onState: () => {},
    backupBeforeMigration: async () => {},
    listBackups: () => backups.list(),
  });
  const aside: Aside = (job) => runJob(job) as never;
  const deps = {
    backups,
    clock,
    aside,
    profile: {
      path: profile.path,
      incomingPath: incomingFor(profile.path),
      finishRestore: (path: string) => void finishRestore(path),
      get backupKey() {
        return profile.backupKey;
      },
      isOpen: () => profile.open !== undefined,
      whileClosed: (work: (path: string) => void) => profile.whileClosed(work),
    },
  };
  const handlers = {
    ...backupHandlers(deps),
    ...profileHandlers({
      profile,
      clock,
      ids,
      announce: () => {},
      setAside: (path, key) => setAside(deps, path, key),
    }),
  };
  await profile.start();
  if (!existing) {
    await profile.chooseVault({ kind: "file" });
    if (profile.unclaimed)
      await begin(
        profile.unclaimed,
        { clock, ids, announce: () => {} },
        { name: "Mia", zone: "Europe/Berlin" as Zone, sample: false, language: "en" },
      );
    profile.claimed();
  }
  return { folder, clock, backups, profile, handlers, deps };
}

type Fresh = Awaited<ReturnType<typeof freshProfile>>;
const rename = ({ profile }: Fresh, name: string) =>
  void profile.open?.db.raw.prepare("UPDATE person SET name = ?").run(name);
const nameIn = ({ profile }: Fresh) =>
  (profile.open?.db.raw.prepare("SELECT name FROM person").get() as { name: string } | undefined)
    ?.name;
async function backedUp(fresh: Fresh): Promise<string> {
  const made = await makeBackup(fresh.deps, "asked");
  if (!made.ok) throw new Error(made.error.type);
  fresh.clock.advance(60_000);
  return made.value.name;
}
const damage = (path: string, from = 0) => {
  const bytes = readFileSync(path);
  for (let at = from; at < from + 4_096; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
};

test("back up, look into it, go on, go back: the data is as it was, and what was there became a backup", async () => {
  const fresh = await freshProfile();
  const name = await backedUp(fresh);
  rename(fresh, "Later");
  expect(await fresh.handlers["backups.preview"]({ name })).toMatchObject({
    ok: true,
    value: { people: 1, tasks: 0, newest: [{ kind: "person", text: "Mia" }] },
  });
  expect(await fresh.handlers["backups.restore"]({ name })).toMatchObject({
    ok: true,
    value: { type: "ready", integrity: "unchecked" },
  });
  expect(nameIn(fresh)).toBe("Mia");

  const [before] = fresh.backups.list();
  expect(before?.reason).toBe("before-restore");
  await fresh.handlers["backups.restore"]({ name: before?.name ?? "" });
  expect(nameIn(fresh)).toBe("Later");
  await fresh.profile.close();
});

test("a damaged file is said so, kept aside whole, and a backup takes its place", async () => {
  const fresh = await freshProfile();
  const name = await backedUp(fresh);
  await fresh.profile.close();
  damage(fresh.profile.path);
  const broken = readFileSync(fresh.profile.path);

  const again = await freshProfile(fresh.folder);
  expect(again.profile.state).toMatchObject({
    type: "damaged",
    keptAs: again.profile.path,
    backups: [{ name }],
  });
  expect(await again.handlers["backups.preview"]({ name })).toMatchObject({
    ok: true,
    value: { people: 1 },
  });
  expect(await again.handlers["backups.restore"]({ name })).toMatchObject({
    ok: true,
    value: { type: "ready" },
  });
  expect(nameIn(again)).toBe("Mia");
  const kept = readdirSync(again.folder).find((one) => /^elements\.damaged-\d+\.db$/.test(one));
  expect(readFileSync(join(again.folder, kept ?? "")).equals(broken)).toBe(true);
  await again.profile.close();
});

test("damage found while working can be left by a backup too", async () => {
  const fresh = await freshProfile();
  const name = await backedUp(fresh);
  await fresh.profile.foundDamaged();
  expect(fresh.profile.state.type).toBe("damaged");
  expect(await fresh.handlers["backups.restore"]({ name })).toMatchObject({
    ok: true,
    value: { type: "ready" },
  });
  await fresh.profile.close();
});

test("a damaged file without a backup: one can begin anew, and it is kept", async () => {
  const fresh = await freshProfile();
  await fresh.profile.close();
  damage(fresh.profile.path);
  const again = await freshProfile(fresh.folder);
  expect(await again.handlers["profile.startOver"](undefined)).toMatchObject({
    ok: true,
    value: { type: "first-start" },
  });
  expect(
    readdirSync(again.folder).filter((one) => one.startsWith("elements.damaged-")),
  ).toHaveLength(1);
  await again.profile.close();
});

test("nobody begins anew by mistake", async () => {
  const fresh = await freshProfile();
  expect(await fresh.handlers["profile.startOver"](undefined)).toEqual(fail({ type: "NotNow" }));
  expect(nameIn(fresh)).toBe("Mia");
  await fresh.profile.close();
});

test("a damaged backup is refused, and the data stays", async () => {
  const fresh = await freshProfile();
  const name = await backedUp(fresh);
  damage(fresh.backups.pathOf(name) ?? "", 8_192);
  rename(fresh, "Later");
  expect(await fresh.handlers["backups.restore"]({ name })).toMatchObject({
    ok: false,
    error: { type: "BackupUnreadable" },
  });
  expect(nameIn(fresh)).toBe("Later");
  await fresh.profile.close();
});

test("a name that is not in the list is no backup, wherever it points", async () => {
  const fresh = await freshProfile();
  for (const name of ["..", "key.json", "1000000000000-asked.db", "../elements.db"])
    expect(await fresh.handlers["backups.restore"]({ name })).toEqual(
      fail({ type: "BackupMissing" }),
    );
  await fresh.profile.close();
});

test.each([
  ["before the data was set aside", false, "Later"],
  ["after the data was set aside", true, "Mia"],
])("a restore cut off %s ends whole at the next start", async (_when, isSetAside, name) => {
  const fresh = await freshProfile();
  const backup = await backedUp(fresh);
  rename(fresh, "Later");
  await fresh.profile.close();
  writeFileSync(incomingFor(fresh.profile.path), readFileSync(join(fresh.backups.folder, backup)));
  if (isSetAside)
    setAside(fresh.deps, fresh.profile.path, fresh.profile.backupKey ?? new Uint8Array());
  const again = await freshProfile(fresh.folder);
  expect(again.profile.state.type).toBe("ready");
  expect(nameIn(again)).toBe(name);
  expect(existsSync(incomingFor(again.profile.path))).toBe(false);
  await again.profile.close();
});

test("seven of the daily ones are kept and seven of the others, and half-written ones go", async () => {
  const { backups, clock, profile } = await freshProfile();
  for (let made = 0; made < 20; made++) {
    writeFileSync(backups.newPath(made % 2 === 0 ? "daily" : "asked"), "x");
    clock.advance(1_000);
  }
  writeFileSync(`${backups.newPath("daily")}.part`, "half");
  const newest = backups
    .list()
    .slice(0, 14)
    .map(({ name }) => name);
  backups.prune();
  expect(backups.list().map(({ name }) => name)).toEqual(newest);
  expect(readdirSync(backups.folder)).toHaveLength(14);
  await profile.close();
});

test("two backups asked for at once are made one after the other, and neither sweeps the other away", async () => {
  const { deps, profile } = await freshProfile();
  let running = 0;
  let most = 0;
  const aside: Aside = async (job) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    const done = await runJob(job);
    running--;
    return done as never;
  };
  const reasons = ["daily", "asked"] as const;
  const made = await Promise.all(reasons.map((reason) => makeBackup({ ...deps, aside }, reason)));
  expect([made.map(({ ok }) => ok), most]).toEqual([[true, true], 1]);
  await profile.close();
});

test("a daily backup is due when the last is a day old, whatever was made by hand", async () => {
  const { backups, clock, profile } = await freshProfile();
  expect(backups.isDue).toBe(true);
  writeFileSync(backups.newPath("daily"), "x");
  clock.advance(23 * 3_600_000);
  writeFileSync(backups.newPath("asked"), "x");
  expect(backups.isDue).toBe(false);
  clock.advance(3_600_000);
  expect(backups.isDue).toBe(true);
  await profile.close();
});
