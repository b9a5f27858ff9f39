import type { LiveDown } from "#sync/protocol/live.ts";
import type { DeviceHolder } from "../http/door.ts";

/** How a connection is spoken to. */
export type Line = {
  readonly send: (down: LiveDown) => void;
  /** The person or the device was removed. */
  readonly shut: () => void;
};

/** The first poke goes at once; those that follow within this time go together. */
const GATHER_MS = 50;

/** One connection that listens, and the pokes it is still to be told. */
export class Member {
  readonly holder: DeviceHolder;
  readonly line: Line;
  scopes: ReadonlySet<string> = new Set();
  /** Counts the times it was asked what it may hear: only the answer to the last one holds. */
  asked = 0;
  #heads: Record<string, number> = {};
  #gathering: NodeJS.Timeout | undefined;

  constructor(holder: DeviceHolder, line: Line) {
    this.holder = holder;
    this.line = line;
  }

  poke(scope: string, head: number): void {
    this.#heads[scope] = Math.max(head, this.#heads[scope] ?? 0);
    if (!this.#gathering) this.#flush();
  }

  stop(): void {
    clearTimeout(this.#gathering);
  }

  #flush(): void {
    this.#gathering = undefined;
    if (Object.keys(this.#heads).length === 0) return;
    this.line.send({ type: "poke", heads: this.#heads as PokeHeads });
    this.#heads = {};
    this.#gathering = setTimeout(() => this.#flush(), GATHER_MS);
  }
}

type PokeHeads = Extract<LiveDown, { type: "poke" }>["heads"];
