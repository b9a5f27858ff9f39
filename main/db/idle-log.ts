import type { Clock, Millis } from "#core/kernel/time.ts";
import { emptyLog, type Db } from "./open.ts";

const QUIET_MS = 30_000;

/** Empties SQLite's log once nothing was saved for a while, so that it neither grows nor keeps what was deleted. */
export class IdleLog {
  #savedAt: Millis | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Called after each saved change. */
  saved(): void {
    this.#savedAt = this.#clock.now();
  }

  /** Called on a tick. Tries again at the next one while a backup still reads the log. */
  tick(db: Db): void {
    if (this.#savedAt === undefined || this.#clock.now() - this.#savedAt < QUIET_MS) return;
    if (emptyLog(db)) this.#savedAt = undefined;
  }
}
