// What stands on the private desktop's screen, read from the file in which Xvfb keeps it (XWD, 32 bits a pixel).
import { readFileSync } from "node:fs";
import { need } from "../app/launch-electron.ts";

export type Colour = readonly [red: number, green: number, blue: number];

/** Of our icon: the ground's teal, the middle of its shade, and what the two people share. */
export const ICON: Readonly<Record<"ground" | "shared", Colour>> = {
  ground: [0x15, 0x66, 0x7b],
  shared: [0xf6, 0xb4, 0x4b],
};

/** Colours that a scaled and smoothed picture has in place of the one that was drawn. */
const NEAR = 24;

/** How many pixels of the screen have about this colour. */
export function pixelsOf([red, green, blue]: Colour): number {
  const file = readFileSync(need("AE_SCREEN"));
  const word = (n: number): number => file.readUInt32BE(n * 4);
  const [header, width, height, bits, line, colours] = [0, 4, 5, 11, 12, 19].map(word) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (bits !== 32) throw new Error(`${bits} bits a pixel`);
  const start = header + colours * 12;
  let count = 0;
  for (let y = 0; y < height; y++)
    for (let at = start + y * line; at < start + y * line + width * 4; at += 4)
      if (
        Math.abs((file[at] ?? 0) - blue) <= NEAR &&
        Math.abs((file[at + 1] ?? 0) - green) <= NEAR &&
        Math.abs((file[at + 2] ?? 0) - red) <= NEAR
      )
        count++;
  return count;
}
