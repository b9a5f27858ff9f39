import { expect, test } from "vitest";
import { DiskWatch } from "../db/disk-watch.ts";
import { handClock, MONDAY } from "../db/testing.ts";
import type { Log } from "../log.ts";
import { choresOf, type Chore } from "./chores.ts";

class SqliteTrouble extends Error {
  readonly code: string;
  constructor(code: string) {
    super("in a test");
    this.code = code;
  }
}

function house(...chores: Chore["run"][]) {
  const clock = handClock(MONDAY);
  const said: string[] = [];
  const log: Log = { note: () => {}, incident: (where) => (said.push(where), "1") };
  const ballast = { take: () => true, release: () => false, hasRoom: () => true };
  const disk = new DiskWatch(ballast, () => {});
  const tick = choresOf(
    { clock, log, disk, onDamage: () => void said.push("damage") },
    chores.map((run, n) => ({ name: `chore ${n}`, run })),
  );
  return { clock, said, disk, tick };
}

test("a chore that fails is logged, does not stop the next, and rests for ten minutes", async () => {
  let tried = 0;
  let next = 0;
  const { clock, said, tick } = house(
    async () => {
      tried++;
      throw new Error("broken");
    },
    async () => void next++,
  );
  await tick();
  await tick();
  clock.advance(10 * 60_000);
  await tick();
  expect({ tried, next, said }).toEqual({ tried: 2, next: 3, said: ["chore 0", "chore 0"] });
});

test("a chore that finds no room on the disk says so", async () => {
  const { disk, tick } = house(() => Promise.reject(new SqliteTrouble("SQLITE_FULL")));
  await tick();
  expect(disk.state).toBe("full");
});

test("a chore that finds the file damaged says so", async () => {
  const { said, tick } = house(() => Promise.reject(new SqliteTrouble("SQLITE_CORRUPT")));
  await tick();
  expect(said).toContain("damage");
});

test("a round that takes long is not joined by a second", async () => {
  let running = 0;
  let end = (): void => {};
  const { tick } = house(() => {
    running++;
    return new Promise<void>((resolve) => (end = resolve));
  });
  const first = tick();
  await tick();
  end();
  await first;
  expect(running).toBe(1);
});
