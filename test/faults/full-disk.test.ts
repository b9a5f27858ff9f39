import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { makeProfile, readKilled, textOf } from "./support/profile.ts";
import { report, rounds } from "./support/rounds.ts";
import {
  buildFailingDisk,
  startStoreChild,
  type StoreChild,
  whyNoFailingDisk,
} from "./support/store-child.ts";

const MB = 1024 * 1024;

const add = (store: StoreChild, title: string) =>
  store.ask("tasks.add", {
    title,
    details: textOf(title, 49).repeat(20),
    pairId: null,
    meetingId: null,
    reminders: [],
  } as never);
const begin = (store: StoreChild) =>
  store.ask("profile.begin", {
    name: "Mia",
    zone: "Europe/Berlin" as never,
    sample: false,
    language: "en",
  });

async function diskOf(store: StoreChild): Promise<string> {
  const state = await store.ask("profile.state");
  return state.ok && state.value.type === "ready" ? state.value.disk : JSON.stringify(state);
}

test("a real disk that fills up: the reserve first, then no more changes, reading all the time, and all is well once there is room", async (context) => {
  if (!mayMount()) return context.skip("needs root and a mount namespace of its own");
  const folder = mkdtempSync(join(tmpdir(), "ae-full-"));
  const [staged, disk] = [makeProfile(join(folder, "staged")), join(folder, "disk")];
  const mount = `mkdir "$1" && mount -t tmpfs -o size=64m none "$1" && cp -a "$2"/. "$1" && shift 2 && exec "$@"`;
  await using store = startStoreChild({
    folder: disk,
    within: ["unshare", "-m", "sh", "-c", mount, "sh", disk, staged],
  });
  expect((await begin(store)).ok).toBe(true);
  const inside = (name: string) => join(`/proc/${store.pid}/root${disk}`, name);
  await vi.waitFor(() => expect(statSync(inside("ballast")).size).toBe(16 * MB), 30_000);
  fill(inside("filler"));

  const saved: string[] = [];
  const states = new Set<string>();
  let refused: string | undefined;
  for (let n = 0; refused === undefined && n < 20_000; n++) {
    const answer = await add(store, `t${n}`);
    if (answer.ok) saved.push(`t${n}`);
    else refused = answer.error.type;
    states.add(await diskOf(store));
  }
  expect([refused, [...states]]).toEqual(["DiskFull", ["ok", "low", "full"]]);
  expect(existsSync(inside("ballast"))).toBe(false);
  const reading = await Promise.all([
    store.ask("today.view"),
    store.ask("tasks.list", { list: "mine", limit: 10 }),
  ]);
  expect(reading.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await add(store, "still full")).ok).toBe(false);

  const before = performance.now();
  rmSync(inside("filler"));
  await vi.waitFor(async () => expect(await diskOf(store)).toBe("ok"), {
    timeout: 5_000,
    interval: 50,
  });
  const well = Math.round(performance.now() - before);
  expect([existsSync(inside("ballast")), (await add(store, "room again")).ok]).toEqual([
    true,
    true,
  ]);
  const listed = await store.ask("tasks.list", { list: "mine", limit: 20_000 });
  const titles = new Set(listed.ok ? listed.value.tasks.map(({ title }) => title as string) : []);
  expect(saved.filter((title) => !titles.has(title))).toEqual([]);
  report(
    `${saved.length} saved before it was full, 0 lost; well again ${well} ms after there was room`,
  );
  await store.kill();
  rmSync(folder, { recursive: true });
});

const OPENINGS = rounds(24, 200);

test(`a disk that fails while the file is opened costs nothing but another try (${OPENINGS} faults)`, async (context) => {
  const reason = whyNoFailingDisk();
  if (reason !== undefined) return context.skip(reason);
  const preload = buildFailingDisk();
  const folder = mkdtempSync(join(tmpdir(), "ae-opening-"));
  const profile = makeProfile(folder);
  const first = startStoreChild({ folder: profile });
  await begin(first);
  for (let n = 0; n < 20; n++) await add(first, `t${n}`);
  await first.kill();
  const before = readKilled(profile);
  for (let n = 0; n < OPENINGS; n++) {
    const store = startStoreChild({
      folder: profile,
      preload,
      fault: `${1 + (n >> 2)}/${n % 2 ? 5 : 28}/${(n >> 1) % 2}`,
    });
    await store.ask("people.list"); // answered once opening has ended, in whatever way
    const state = await store.ask("profile.state");
    expect(["ready", "cannot-open"]).toContain(state.ok && state.value.type);
    await store.speak("arm/0/0/0");
    const again = await store.ask("profile.retry");
    expect([n, again.ok && again.value.type]).toEqual([n, "ready"]);
    await store.kill();
  }
  const after = readKilled(profile);
  expect([after.problems, [...after.tasks]]).toEqual([[], [...before.tasks]]);
  rmSync(folder, { recursive: true });
});

/** Takes all room on the disk but one megabyte. */
function fill(path: string): void {
  const chunk = Buffer.alloc(MB, 1);
  let size = 0;
  try {
    for (; ; size += MB) writeFileSync(path, chunk, { flag: "a" });
  } catch {
    truncateSync(path, Math.max(0, size - MB)); // there is no more
  }
}

function mayMount(): boolean {
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // not root, or a container that may not
  }
}
