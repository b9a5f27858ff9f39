import fc from "fast-check";
import { expect, test } from "vitest";
import { byPosition, positionBetween, positionsAfter } from "./position.ts";

test("any number of moves keeps every point where it was put", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 }), (moves) => {
      const seen = positionsAfter(null, 12).map((position, index) => ({
        id: `p${index}`,
        position,
      }));
      for (const [from, to] of moves) {
        const [item] = seen.splice(from % seen.length, 1);
        if (!item) continue;
        const at = to % (seen.length + 1);
        const position = positionBetween(
          seen[at - 1]?.position ?? null,
          seen[at]?.position ?? null,
        );
        seen.splice(at, 0, { ...item, position });
      }
      expect(seen.toSorted(byPosition)).toEqual(seen);
    }),
  );
});

test("positions made elsewhere that we cannot read or that are equal never throw", () => {
  fc.assert(
    fc.property(fc.option(fc.string()), fc.option(fc.string()), (lower, upper) => {
      expect(positionBetween(lower, upper)).not.toBe("");
      expect(positionsAfter(lower, 3)).toHaveLength(3);
    }),
  );
});

test("a neighbour that is no key of ours never gives an empty position", () => {
  expect(positionBetween("X   ", "[")).toMatch(/^[0-9A-Za-z]+$/);
});
