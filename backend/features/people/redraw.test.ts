import sharp from "sharp";
import { expect, test } from "vitest";
import { Photo } from "#core/people/person.ts";
import { peopleHandlers } from "./handlers.ts";
import { MOST_FILE_BYTES, redraw } from "./redraw.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 20 } } });

test.each(["png", "jpeg", "webp"] as const)(
  "a %s becomes a square of 128 pixels that fits a person's row",
  async (kind) => {
    const file = await picture(640, 400).toFormat(kind).toBuffer();
    const drawn = await redraw(file);
    expect(await sharp(drawn).metadata()).toMatchObject({
      format: "webp",
      width: 128,
      height: 128,
    });
    const answer = await peopleHandlers()["people.drawPhoto"](
      { file: file.toString("base64") },
      {} as never,
    );
    expect(answer.ok && Photo.safeParse(answer.value.photo).success).toBe(true);
  },
);

test("where and with what a picture was taken does not come along, and it stands upright", async () => {
  const file = await picture(400, 200)
    .jpeg()
    .withExif({
      IFD0: { Copyright: "canary-name", Model: "canary-camera" },
      IFD3: { GPSLatitude: "52/1 30/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const drawn = Buffer.from((await redraw(file)) ?? []);
  expect(drawn.includes("canary")).toBe(false);
  const { exif, xmp, icc, orientation } = await sharp(drawn).metadata();
  expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
});

test("what is no picture, or one that would be too large to open, is refused before it is opened", async () => {
  const png = await picture(64, 64).png().toBuffer();
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>`,
  );
  const gif = await picture(64, 64).gif().toBuffer();
  const hostile: Readonly<Record<string, Uint8Array>> = {
    empty: Buffer.alloc(0),
    text: Buffer.from("hello"),
    svg,
    gif,
    "svg behind a PNG's first bytes": Buffer.concat([png.subarray(0, 33), svg]),
    "a size it has not": bomb,
    "cut off": png.subarray(0, 60),
    "over two megabytes": Buffer.concat([png, Buffer.alloc(MOST_FILE_BYTES)]),
  };
  for (const [name, file] of Object.entries(hostile))
    expect([name, await redraw(file)]).toEqual([name, undefined]);
});

test("five hundred damaged pictures end in a picture or a refusal, never in a crash", async () => {
  const jpeg = await picture(200, 200).jpeg().toBuffer();
  const outcomes = new Set<string>();
  for (let n = 0; n < 500; n++) {
    const damaged = Buffer.from(jpeg);
    for (let k = 0; k < 5; k++)
      damaged[(n * 7919 + k * 104_729) % damaged.length] = (n * 31 + k) & 255;
    outcomes.add((await redraw(damaged)) ? "drawn" : "refused");
  }
  expect([...outcomes].toSorted()).toEqual(["drawn", "refused"]);
});
