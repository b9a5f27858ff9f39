import { fail, ok, type Result } from "#core/kernel/result.ts";
import { pictureSize } from "#core/people/picture-size.ts";

export type PhotoError =
  | { readonly type: "NotAPicture" }
  | { readonly type: "TooLarge" }
  | { readonly type: "Unreadable" };

const SIDE = 128;
const MOST_BYTES = 20 * 1024 * 1024;
/** A small file may unfold into an immense picture; this much is 256 MB of memory. */
const MOST_PIXELS = 64_000_000;
/** What the contract takes, as a data URL. */
const MOST_CHARACTERS = 48_000;

/**
 * A picture file as a square of 128 px. It is drawn and encoded anew, so nothing of the file itself is kept: no place, no camera,
 * nothing hidden behind the picture.
 */
export async function photoFrom(file: Blob): Promise<Result<string, PhotoError>> {
  if (file.size > MOST_BYTES) return fail({ type: "TooLarge" });
  const size = pictureSize(new Uint8Array(await file.slice(0, 512 * 1024).arrayBuffer()));
  if (!size || size.width === 0 || size.height === 0) return fail({ type: "NotAPicture" });
  if (size.width * size.height > MOST_PIXELS) return fail({ type: "TooLarge" });
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return fail({ type: "Unreadable" });
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  const edge = Math.min(picture.width, picture.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(
    picture,
    (picture.width - edge) / 2,
    (picture.height - edge) / 2,
    edge,
    edge,
    0,
    0,
    SIDE,
    SIDE,
  );
  picture.close();
  for (const quality of [0.9, 0.8, 0.6, 0.4]) {
    const url = await dataUrl(await canvas.convertToBlob({ type: "image/webp", quality }));
    if (url.length <= MOST_CHARACTERS) return ok(url);
  }
  return fail({ type: "TooLarge" });
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () =>
      resolve(typeof reader.result === "string" ? reader.result : ""),
    );
    reader.addEventListener("error", () => reject(new Error("the picture could not be read back")));
    reader.readAsDataURL(blob);
  });
