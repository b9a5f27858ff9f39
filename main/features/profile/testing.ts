import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { countingIds } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Zone } from "#core/kernel/time.ts";
import { DiskWatch } from "../../db/disk-watch.ts";
import { handClock } from "../../db/testing.ts";
import { stretchHere } from "../../secrets/stretch.ts";
import type { Vault, VaultError } from "../../secrets/vault.ts";
import { begin } from "./begin.ts";
import { Profile } from "./profile.ts";

const cheap = { memoryKiB: 19_456, passes: 1 };
const folders: string[] = [];
afterEach(() =>
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })),
);
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "ae-profile-"));
  folders.push(folder);
  return folder;
};

/** A keychain in memory that can be made to answer nothing, or that it has nothing. */
export function fakeKeychain(start: "answers" | "silent" | "empty" = "answers") {
  const kept = new Map<string, Uint8Array>();
  let mood = start;
  let waiting: ((hasAnswered: boolean) => void)[] = [];
  const silence = (): Result<never, VaultError> =>
    fail({ type: "VaultSilent", later: new Promise<boolean>((resolve) => waiting.push(resolve)) });
  const vault: Vault = {
    kind: "keychain",
    save: async (name, secret) => {
      if (mood === "silent") return silence();
      kept.set(name, secret);
      return ok({ blob: "" });
    },
    load: async (name) =>
      mood === "silent" ? silence() : ok(mood === "empty" ? undefined : kept.get(name)),
    forget: async (name) => void kept.delete(name),
  };
  const settle = (hasAnswered: boolean) => {
    waiting.forEach((resolve) => resolve(hasAnswered));
    waiting = [];
  };
  return { vault, become: (next: typeof mood) => void (mood = next), settle };
}

export function profileIn(folder: string, vaults: readonly Vault[] = []) {
  const clock = handClock("2026-11-02T09:00:00Z");
  const states: string[] = [];
  const profile: Profile = new Profile({
    folder,
    vaults,
    clock,
    ids: {
      ...countingIds("id"),
      next: (() => {
        let n = 0;
        return () => `id-${++n}`;
      })(),
    },
    stretch: stretchHere,
    cost: cheap,
    log: { note: () => {}, incident: () => "incident" },
    disk: new DiskWatch(
      { take: () => true, release: () => false, holds: () => true } as never,
      () => {},
    ),
    onState: () => states.push(profile.state.type),
    backupBeforeMigration: async () => {},
    listBackups: () => [],
  });
  return { profile, states };
}

export async function begun(folder: string, vaults: readonly Vault[] = []): Promise<Profile> {
  const { profile } = profileIn(folder, vaults);
  await profile.start();
  await claim(profile);
  return profile;
}

export async function claim(profile: Profile, name = "Mia"): Promise<void> {
  if (!profile.unclaimed) throw new Error(`not open: ${profile.state.type}`);
  await begin(
    profile.unclaimed,
    { clock: handClock(0), ids: countingIds("mia"), announce: () => {} },
    { name, zone: "Europe/Berlin" as Zone, sample: false, language: "en" },
  );
  profile.claimed();
}

export const nameIn = async (profile: Profile) =>
  (await profile.open?.db.query.selectFrom("person").select("name").executeTakeFirst())?.name;
