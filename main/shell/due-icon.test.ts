import { expect, test } from "vitest";
import { withMark } from "./due-icon.ts";

const SIZE = 24;
const opaque = (pixels: Buffer, x: number, y: number): boolean =>
  pixels[(y * SIZE + x) * 4 + 3] === 255;

test("the mark stands in the corner with a gap around it, so its shape tells it from the icon without", () => {
  const plain = Buffer.alloc(SIZE * SIZE * 4, 255);
  const marked = withMark(plain, SIZE);
  expect([
    opaque(marked, 17, 6), // in the mark
    opaque(marked, 17, 13), // in the gap
    opaque(marked, 4, 18), // the icon itself
    marked.subarray((18 * SIZE + 4) * 4, (18 * SIZE + 5) * 4),
    plain.every((byte) => byte === 255),
  ]).toEqual([true, false, true, Buffer.alloc(4, 255), true]);
});
