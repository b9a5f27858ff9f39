import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { type UsedLast, usedLast } from "./used-last.ts";

/** Devices of one person, each hearing whatever one of them says, itself included. */
function devices(...names: string[]) {
  const time = { now: 0 };
  const said: string[] = [];
  const all: UsedLast[] = names.map((device) =>
    usedLast({
      clock: { now: () => time.now as Millis },
      device,
      say: (place) => {
        said.push(place);
        for (const one of all) one.heard(place);
      },
    }),
  );
  return { all, time, said, isHere: () => all.map((one) => one.isHere()) };
}

test("the device that was used last knows it, and so does the other", () => {
  const { all, isHere } = devices("a", "b");
  const seen = [isHere()];
  all[0]!.here();
  seen.push(isHere());
  all[1]!.here();
  seen.push(isHere());
  expect(seen).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
});

test("it is said when it was another, and every five minutes while it stays so", () => {
  const { all, time, said } = devices("a", "b");
  all[0]!.here();
  all[0]!.here();
  expect(said).toEqual(["used a"]);
  time.now = 5 * 60_000;
  all[0]!.here();
  all[1]!.here();
  all[0]!.here();
  expect(said).toEqual(["used a", "used a", "used b", "used a"]);
});

test("what was said without a line is said once there is one, unless it is long ago", () => {
  const { all, time, said } = devices("a", "b");
  all[0]!.connected();
  expect(said).toEqual([]);
  all[0]!.here();
  all[0]!.connected();
  all[1]!.connected();
  expect(said).toEqual(["used a", "used a"]);
  time.now = 5 * 60_000;
  all[0]!.connected();
  expect(said).toHaveLength(2);
});

test("whatever else is said is nothing to it", () => {
  const { all, isHere } = devices("a");
  all[0]!.heard("agenda");
  all[0]!.heard(null);
  expect(isHere()).toEqual([true]);
});
