import { expect, test } from "vitest";
import { pictureSize } from "./picture-size.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : [...part],
    ),
  );

test("a PNG says its size in its header", () => {
  expect(
    pictureSize(
      bytes([0x89], "PNG\r\n", [0x1a, 0x0a, 0, 0, 0, 13], "IHDR", [0, 0, 0x75, 0x30, 0, 0, 0, 2]),
    ),
  ).toEqual({ kind: "png", width: 30_000, height: 2 });
});

test("a JPEG says its size in its frame, after what else it carries", () => {
  expect(
    pictureSize(
      bytes([
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 17, 8, 0x02, 0x80,
        0x01, 0xe0,
      ]),
    ),
  ).toEqual({ kind: "jpeg", width: 480, height: 640 });
});

test.each([
  ["VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0], 640, 480],
  ["VP8L", [5, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0, 0, 0, 0, 0, 0], 640, 480],
])("a WebP of the form %s says its size", (form, rest, width, height) => {
  expect(pictureSize(bytes("RIFF", [0, 0, 0, 0], "WEBP", form, rest))).toEqual({
    kind: "webp",
    width,
    height,
  });
});

test.each([
  ["a script", "<svg onload=alert(1)>"],
  ["a GIF", "GIF89a......................"],
  ["nothing", ""],
  ["half a PNG", "\x89PNG\r\n\x1a\n"],
])("%s is no picture", (_what, text) => {
  expect(pictureSize(bytes(text))).toBeUndefined();
});
