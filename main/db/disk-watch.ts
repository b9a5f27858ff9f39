import type { Ballast } from "./ballast.ts";

/** `low`: there is no reserve, changes are still saved. `full`: changes find no room, reading goes on. */
export type Disk = "ok" | "low" | "full";

/**
 * Stands between changes and a full disk: the first time there is no room it gives back the reserve and lets the change be
 * tried again; after that the disk is full until `check` finds room.
 */
export class DiskWatch {
  #state: Disk = "ok";
  readonly #ballast: Ballast;
  readonly #onChange: () => void;

  constructor(ballast: Ballast, onChange: () => void) {
    this.#ballast = ballast;
    this.#onChange = onChange;
  }

  get state(): Disk {
    return this.#state;
  }

  /** Called when a change found no room. `true`: try it once more. */
  noRoom(): boolean {
    const again = this.#ballast.release();
    this.#become(again ? "low" : "full");
    return again;
  }

  /** Takes the reserve for the first time. */
  reserve(): void {
    this.#become(this.#ballast.take() ? "ok" : "low");
  }

  /** Called on a tick: takes the reserve back when there is room for it. */
  check(): void {
    if (this.#state === "ok") return;
    if (this.#ballast.take()) this.#become("ok");
    else if (this.#ballast.hasRoom()) this.#become("low");
  }

  #become(state: Disk): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onChange();
  }
}
