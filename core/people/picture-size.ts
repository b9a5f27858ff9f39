export type PictureKind = "png" | "jpeg" | "webp";
export type PictureSize = {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
};

/** What a picture file says about itself in its first bytes, read before anything decodes it; `undefined` for anything that is not a PNG, JPEG or WebP. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? webp(view) ?? jpeg(view);
  } catch {
    return undefined; // a header that ends before it is complete
  }
}

function png(view: DataView): PictureSize | undefined {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

function webp(view: DataView): PictureSize | undefined {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return undefined;
  const size = (width: number, height: number): PictureSize => ({ kind: "webp", width, height });
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X: 24 bits each, less one
      return size(1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8));
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return size(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
    }
    case 0x56503820:
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    default:
      return undefined;
  }
}

function jpeg(view: DataView): PictureSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { kind: "jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
}
