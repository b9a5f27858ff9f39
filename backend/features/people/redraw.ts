import sharp from "sharp";
import { pictureSize } from "#core/people/picture-size.ts";
import { queue, TooBusy } from "../../limits/queue.ts";

/** At most this large a file is looked at. */
export const MOST_FILE_BYTES = 2_000_000;
// 24 megapixels is a telephone's photograph; a picture of a few kilobytes can claim a thousand times that and would take it in memory.
const MOST_PIXELS = 24_000_000;
/** What fits into a person's row (core/people/person.ts). */
const MOST_PHOTO_BYTES = 34_000;

// libvips reads sixty formats, some by way of whole interpreters. Three are wanted; one picture at a time keeps its memory to one picture.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"],
});
sharp.cache(false);
sharp.concurrency(1);
const oneByOne = queue(1, 20);

/**
 * A picture drawn anew: square, 128 px, WebP, without place, camera or anything else that rode along. Whatever is not plainly a PNG, JPEG or WebP of sensible
 * size is refused before it is decoded: `undefined`.
 */
export async function redraw(file: Uint8Array): Promise<Uint8Array | undefined> {
  const said = file.byteLength <= MOST_FILE_BYTES ? pictureSize(file) : undefined;
  if (!said || said.width < 1 || said.height < 1) return undefined;
  if (said.width * said.height > MOST_PIXELS) return undefined;
  try {
    const picture = await oneByOne(() =>
      sharp(file, {
        failOn: "error",
        limitInputPixels: MOST_PIXELS,
        animated: false,
        sequentialRead: true,
      })
        .timeout({ seconds: 5 })
        .rotate() // as the camera was held, before its note of that goes
        .resize(128, 128, { fit: "cover", position: "attention" })
        .toColourspace("srgb")
        .webp({ quality: 82 })
        .toBuffer(),
    );
    return picture.byteLength <= MOST_PHOTO_BYTES ? new Uint8Array(picture) : undefined;
  } catch (error) {
    if (error instanceof TooBusy) throw error;
    return undefined; // not decodable: the same to its owner as not a picture
  }
}
