import { type Algorithm, hash, verify } from "@node-rs/argon2";
import { queue } from "../../limits/queue.ts";

/** How dear a guess is. Only a test whose subject is not hashing takes less than `safeCost`. */
export type HashCost = { readonly memoryKiB: number; readonly passes: number };
export const safeCost: HashCost = { memoryKiB: 65_536, passes: 3 };

export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (hashed: string, password: string) => Promise<boolean>;
  /** Whether `hashed` was made at another cost than today's. */
  readonly isDated: (hashed: string) => boolean;
}

// Each hash takes 64 MiB and a core for some 50 ms. Two at once leave room for everything else; forty waiting are two seconds.
const AT_ONCE = 2;
const MOST_WAITING = 40;

// The package declares its kinds as a const enum, which a file compiled by itself cannot read.
const ARGON2ID = 2 as Algorithm.Argon2id;

/** argon2id, at most two at once, the rest in a queue that is bounded. */
export function passwordHasher(cost: HashCost): PasswordHasher {
  const turns = queue(AT_ONCE, MOST_WAITING);
  const options = {
    algorithm: ARGON2ID,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: 1,
  };
  const mark = `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=1$`;
  return {
    hash: (password) => turns(() => hash(password.normalize("NFC"), options)),
    verify: (hashed, password) => turns(() => verify(hashed, password.normalize("NFC"))),
    isDated: (hashed) => !hashed.startsWith(mark),
  };
}
