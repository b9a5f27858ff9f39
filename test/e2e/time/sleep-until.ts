import type { RunningApp } from "../app/start-app.ts";
import type { FakeClock } from "./fake-clock.ts";
import type { Laptop } from "./laptop.ts";

/** Closes the lid, and opens it when the wall clock shows `at`. */
export function sleepUntil(app: RunningApp, computer: Laptop, clock: FakeClock, at: number): void {
  computer.close(app);
  clock.set(at);
  computer.open(app);
}
