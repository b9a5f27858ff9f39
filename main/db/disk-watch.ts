import type { Ballast } from "./ballast.ts";

/** `low`: the reserve was used, changes are still saved. `full`: changes are refused, reading goes on. */
export type Disk = "ok" | "low" | "full";

/**
 * Stands between changes and a full disk: the first time there is no room it gives back the reserve and lets the change be
 * tried again; after that it refuses changes until `check` finds room for the reserve again.
 */
export class DiskWatch {
  #state: Disk = "ok";

  constructor(
    private readonly ballast: Ballast,
    private readonly onChange: () => void,
  ) {}

  get state(): Disk {
    return this.#state;
  }

  /** Called when a change found no room. `true`: try it once more. */
  noRoom(): boolean {
    const again = this.ballast.release();
    this.#become(again ? "low" : "full");
    return again;
  }

  /** Called on a tick: takes the reserve back when there is room. */
  check(): void {
    if (this.#state !== "ok" && this.ballast.take()) this.#become("ok");
  }

  #become(state: Disk): void {
    if (state === this.#state) return;
    this.#state = state;
    this.onChange();
  }
}
