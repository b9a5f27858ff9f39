import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Lines of a stream, to be waited for one after another. */
export type Lines = {
  /** The next line that begins with `start`; fails when the stream ends before. */
  readonly next: (start: string) => Promise<string>;
  /** All lines so far. */
  readonly all: readonly string[];
};

export function linesOf(stream: Readable): Lines {
  const all: string[] = [];
  let read = 0;
  let ended = false;
  let wake = (): void => {};
  const reader = createInterface({ input: stream });
  reader.on("line", (line) => {
    all.push(line);
    wake();
  });
  reader.on("close", () => {
    ended = true;
    wake();
  });
  return {
    all,
    next: async (start) => {
      for (;;) {
        while (read < all.length) {
          const line = all[read++];
          if (line?.startsWith(start)) return line;
        }
        if (ended) throw new Error(`ended before "${start}": ${all.slice(-5).join(" | ")}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
