import type { WindowPlace } from "./window-memory.ts";

export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const USUAL = { width: 1280, height: 800 };
const SMALLEST = { width: 720, height: 480 };

/** Where the window opens: where it was, moved onto a display that exists now and made to fit it; centred on the first display when it was never placed. */
export function placeOn(
  displays: readonly Area[],
  place: WindowPlace | null,
): Area & { readonly maximized: boolean } {
  const first = displays[0] ?? { x: 0, y: 0, ...USUAL };
  if (place === null) return { ...centred(first, USUAL), maximized: false };
  const display = displays.toSorted((a, b) => overlap(b, place) - overlap(a, place))[0] ?? first;
  if (overlap(display, place) === 0)
    return { ...centred(first, place), maximized: place.maximized };
  const width = clamp(place.width, SMALLEST.width, display.width);
  const height = clamp(place.height, SMALLEST.height, display.height);
  return {
    x: clamp(place.x, display.x, display.x + display.width - width),
    y: clamp(place.y, display.y, display.y + display.height - height),
    width,
    height,
    maximized: place.maximized,
  };
}

/** A window of this size in the middle of an area, or as much of it as fits. */
export function centred(
  area: Area,
  size: { readonly width: number; readonly height: number },
): Area {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

const overlap = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
