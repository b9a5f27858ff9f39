import fc from "fast-check";
import { expect, test } from "vitest";
import type { Millis } from "../kernel/time.ts";
import type { Busy } from "./attendee.ts";
import { SharedBusy, sharedOf } from "./free-busy.ts";

const MINUTE = 60_000;
const at = (minutes: number) => (minutes * MINUTE) as Millis;
const block = (from: number, to: number, kind: Busy["kind"] = "busy"): Busy => ({
  start: at(from),
  end: at(to),
  kind,
});
const day = { start: at(0), end: at(1_440) };

test("neither the kind of a block, nor its exact edges, nor where one meeting ends and the next begins is told", () => {
  const busy = [block(61, 90), block(90, 119, "out-of-office"), block(200, 230, "tentative")];
  expect(sharedOf(busy, day)).toEqual([[at(60), at(120)]]);
});

test("every busy minute within the span is shared as busy, in few blocks in order", () => {
  const blocks = fc.array(
    fc
      .tuple(fc.integer({ min: -300, max: 1_700 }), fc.integer({ min: 1, max: 600 }))
      .map(([from, minutes]) => block(from, from + minutes)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(blocks, (busy) => {
      const shared = sharedOf(busy, day);
      expect(SharedBusy.parse(shared)).toEqual(shared);
      for (let minute = 0; minute < 1_440; minute++) {
        const isBusy = busy.some(({ start, end }) => start <= at(minute) && at(minute) < end);
        const isShared = shared.some(([start, end]) => start <= at(minute) && at(minute) < end);
        expect(!isBusy || isShared).toBe(true);
      }
      for (const [n, [start]] of shared.entries())
        expect(start).toBeGreaterThan(shared[n - 1]?.[1] ?? -1);
    }),
  );
});
