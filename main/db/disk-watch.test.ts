import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ballastIn } from "./ballast.ts";
import { DiskWatch } from "./disk-watch.ts";

const MB = 1024 * 1024;

/** A disk with so many megabytes free, of which the ballast takes its own. */
function diskOf(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), "ae-disk-"));
  const disk = { free: megabytes * MB };
  const ballast = ballastIn(folder, () => disk.free);
  const told: string[] = [];
  const watch: DiskWatch = new DiskWatch(ballast, () => void told.push(watch.state));
  const held = () => statSync(join(folder, "ballast"), { throwIfNoEntry: false })?.size;
  return { disk, watch, told, held, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test("with room, the reserve is taken, and it is really on the disk", () => {
  using on = diskOf(100);
  on.watch.reserve();
  expect([on.watch.state, on.held(), on.told]).toEqual(["ok", 16 * MB, []]);
});

test("the first time there is no room, the reserve is given back and the change may be tried again", () => {
  using on = diskOf(100);
  on.watch.reserve();
  expect([on.watch.noRoom(), on.held(), on.told]).toEqual([true, undefined, ["low"]]);
});

test("the second time the disk is full, and stays so until there is room", () => {
  using on = diskOf(100);
  on.watch.reserve();
  on.watch.noRoom();
  on.disk.free = 0;
  on.watch.noRoom();
  on.watch.check();
  expect([on.watch.state, on.told]).toEqual(["full", ["low", "full"]]);
  on.disk.free = 6 * MB;
  on.watch.check();
  expect(on.watch.state).toBe("low");
  on.disk.free = 100 * MB;
  on.watch.check();
  expect([on.watch.state, on.held()]).toEqual(["ok", 16 * MB]);
});

test("the reserve is not tried out where it would fill the disk", () => {
  using on = diskOf(18);
  on.watch.reserve();
  expect([on.watch.state, on.held()]).toEqual(["low", undefined]);
});
