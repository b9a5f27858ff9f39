import { uuidv7 } from "uuidv7";
import type { Ids } from "#core/kernel/ids.ts";
import { namedUuid } from "#core/kernel/named-uuid.ts";
import type { Clock, Millis } from "#core/kernel/time.ts";

/** The computer's clock. */
export const systemClock: Clock = { now: () => Date.now() as Millis };

/** UUIDv7 for what is new; for what has a name, the id that belongs to it. */
export const uuids: Ids = { next: uuidv7, from: namedUuid };
