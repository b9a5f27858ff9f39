import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";
import { jsonLog, type Log } from "./log.ts";

/** The computer's clock. */
export const clock: Clock = { now: () => Date.now() as Millis };

/** UUIDv7: time-ordered, so that index pages fill in order. */
export const ids: Pick<Ids, "next"> = { next: uuidv7 };

/** For spreading retries out; never for secrets. */
export const chance = (): number => Math.random();

/** Lines on the standard output: where they go from there is the business of whoever runs the server. */
export const log: Log = jsonLog((line) => process.stdout.write(line), { clock, ids });

export const wait = (ms: number): Promise<void> => pause(ms);
