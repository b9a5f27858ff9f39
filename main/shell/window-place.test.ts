import fc from "fast-check";
import { expect, test } from "vitest";
import { type Area, placeOn } from "./window-place.ts";

const near = fc.integer({ min: -5_000, max: 5_000 });
const display = fc.record({
  x: near,
  y: near,
  width: fc.integer({ min: 720, max: 4_000 }),
  height: fc.integer({ min: 480, max: 2_500 }),
});
const displays = fc.array(display, { minLength: 1, maxLength: 4 });
const place = fc.record({
  x: near,
  y: near,
  width: fc.integer({ min: 200, max: 8_000 }),
  height: fc.integer({ min: 200, max: 8_000 }),
  maximized: fc.boolean(),
});

const within = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

test("wherever it was, the window opens whole on a display that exists", () => {
  fc.assert(
    fc.property(displays, fc.option(place), (screens, was) => {
      const is = placeOn(screens, was);
      expect(screens.some((screen) => within(is, screen))).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("a place that fits is kept to the pixel", () => {
  const fitting = displays.chain((screens) =>
    fc.record({
      screens: fc.constant(screens),
      on: fc.constantFrom(...screens),
      maximized: fc.boolean(),
      right: fc.nat(50),
      down: fc.nat(50),
    }),
  );
  fc.assert(
    fc.property(fitting, ({ screens, on, maximized, right, down }) => {
      const was = {
        x: on.x + Math.min(right, on.width - 720),
        y: on.y + Math.min(down, on.height - 480),
        width: 720,
        height: 480,
        maximized,
      };
      expect(placeOn(screens, was)).toEqual(was);
    }),
  );
});

test("a window that was never placed is centred on the first display", () => {
  const screens = [
    { x: 100, y: 50, width: 1_680, height: 1_000 },
    { x: 5_000, y: 0, width: 800, height: 600 },
  ];
  expect(placeOn(screens, null)).toEqual({
    x: 300,
    y: 150,
    width: 1_280,
    height: 800,
    maximized: false,
  });
});

test("a display that was unplugged gives its window to one that is there", () => {
  const was = { x: 3_000, y: 100, width: 1_000, height: 700, maximized: true };
  expect(placeOn([{ x: 0, y: 0, width: 1_920, height: 1_080 }], was)).toEqual({
    x: 460,
    y: 190,
    width: 1_000,
    height: 700,
    maximized: true,
  });
});

test("without any display there is still a place", () => {
  expect(placeOn([], null)).toMatchObject({ width: 1_280, height: 800 });
});
