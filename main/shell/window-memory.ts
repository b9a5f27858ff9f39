import { readFileSync } from "node:fs";
import { writeDurably } from "../files/write-durably.ts";

/** Where the window was, in screen coordinates. */
export type WindowPlace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
};

/** Where the window was, in a file of its own: it is read before anything is loaded that takes longer than a window. */
export class WindowMemory {
  #place: WindowPlace | null;

  constructor(private readonly path: string) {
    this.#place = read(path);
  }

  get place(): WindowPlace | null {
    return this.#place;
  }

  keep(place: WindowPlace): void {
    this.#place = place;
    try {
      writeDurably(this.path, JSON.stringify(place));
    } catch {
      // a full disk costs the memory of a window's place, nothing else
    }
  }
}

function read(path: string): WindowPlace | null {
  try {
    const found: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isPlace(found) ? found : null;
  } catch {
    return null; // none yet, or not ours
  }
}

const SMALLEST = 200;

// By hand: the parsers of everything else are loaded while the window is being made.
function isPlace(found: unknown): found is WindowPlace {
  if (typeof found !== "object" || found === null) return false;
  const { x, y, width, height, maximized } = found as Record<string, unknown>;
  return (
    [x, y, width, height].every(Number.isSafeInteger) &&
    Math.min(Number(width), Number(height)) >= SMALLEST &&
    typeof maximized === "boolean"
  );
}
