/**
 * The icon with a mark in its corner, pixel by pixel (four bytes each, the last is how opaque). A gap is cut around the mark, so that the
 * shape is another one also where icons are drawn in one colour.
 */
export function withMark(pixels: Buffer, width: number): Buffer {
  const marked = Buffer.from(pixels);
  const radius = width * 0.26;
  const [x0, y0] = [width - radius, radius];
  for (let at = 0; at < marked.length; at += 4) {
    const pixel = at / 4;
    const away = Math.hypot((pixel % width) + 0.5 - x0, Math.floor(pixel / width) + 0.5 - y0);
    if (away <= radius) MARK.copy(marked, at);
    else if (away <= radius + width * 0.08) marked.fill(0, at, at + 4);
  }
  return marked;
}

/** Blue, green, red, opacity: as Electron's bitmaps have them. */
const MARK = Buffer.from([0x3c, 0x45, 0xe0, 0xff]);
