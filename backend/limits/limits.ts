import { createHmac } from "node:crypto";
import { CompiledQuery } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Db } from "../db/db.ts";
import { withAccounts } from "../db/with-tenant.ts";
import type { Keys } from "../secrets/keys.ts";
import { networkOf } from "./network.ts";

export type SlowDown = { readonly type: "SlowDown"; readonly retryAfterMs: number };
type Waiting = Result<void, SlowDown>;

/** A guess at an account's secret, before it is compared. `isKnownPlace`: the account was signed in to from this network before. */
export type Guess = {
  readonly email: string;
  readonly address: string;
  readonly isKnownPlace: boolean;
};

export type MailedBy = { readonly address: string } | { readonly orgId: string };

export interface Limits {
  /** Counts a guess, or says how long to wait. What an account's own networks may do is counted apart, so that no stranger can lock anybody out. */
  readonly guess: (guess: Guess) => Promise<Waiting>;
  /** The guess was right: it does not count. */
  readonly right: (guess: Guess) => Promise<void>;
  /** A mail is asked for, by a stranger or on behalf of an organisation. Counted alike whether anybody has that address. */
  readonly mail: (email: string, by: MailedBy) => Promise<Waiting>;
  /** An account founds an organisation. */
  readonly founding: (accountId: string) => Promise<Waiting>;
  /** A mailed token or a challenge is shown. */
  readonly token: (address: string) => Promise<Waiting>;
  /** The network of an address as it is stored: a keyed hash. */
  readonly place: (address: string) => string;
}

const HOUR = 3_600;
// The figures of SECURITY.md B2: of 10,000 guesses at one account at most 100 an hour reach the hash, of 10,000 from one address at most 50.
const GUESSES = { account: 60, address: 50, everywhere: 20_000 };
// A whole office begins on one morning behind one address.
const MAILS = { address: 100, organisation: 300, email: 5 };
const TOKENS = 1_000;
const FOUNDINGS = 20;
/** The fourth guess in a row from one network waits 1 s, the fifth 2 s, at most a quarter of an hour. */
const FREE_GUESSES = 3;
const LONGEST_WAIT_S = 900;

/** Counters in the database, so that several processes count together; keys are hashed, so that it holds no addresses. */
export function limits(db: Db, keys: Keys): Limits {
  const hashed = (...parts: readonly string[]): string =>
    createHmac("sha256", keys.of("address")).update(parts.join("\n")).digest("base64url");
  const counter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: { query: (query: Query) => run(db, query) },
      storeType: "client",
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: HOUR,
    });
  const counters = {
    pair: counter("pair", Number.MAX_SAFE_INTEGER),
    wait: counter("wait", 1),
    account: counter("account", GUESSES.account),
    address: counter("address", GUESSES.address),
    everywhere: counter("everywhere", GUESSES.everywhere),
    mailTo: counter("mail-to", MAILS.email),
    mailFrom: counter("mail-from", MAILS.address),
    mailBy: counter("mail-by", MAILS.organisation),
    token: counter("token", TOKENS),
    founding: counter("founding", FOUNDINGS),
  };
  const keysOf = ({ email, address }: Guess) => ({
    pair: hashed("pair", email, networkOf(address)),
    account: hashed("account", email),
    address: hashed("address", networkOf(address)),
  });

  return {
    guess: async (guess) => {
      const key = keysOf(guess);
      const paused = await counters.wait.get(key.pair);
      if (paused) return slowDown(paused);
      if (!guess.isKnownPlace) {
        const strangers = await inTurn([
          () => counters.address.consume(key.address),
          () => counters.account.consume(key.account),
          () => counters.everywhere.consume("all"),
        ]);
        if (!strangers.ok) return strangers;
      }
      const { consumedPoints } = await counters.pair.penalty(key.pair);
      if (consumedPoints <= FREE_GUESSES) return ok(undefined);
      const customDuration = Math.min(2 ** (consumedPoints - FREE_GUESSES - 1), LONGEST_WAIT_S);
      return inTurn([() => counters.wait.consume(key.pair, 1, { customDuration })]);
    },
    right: async (guess) => {
      const key = keysOf(guess);
      await counters.pair.delete(key.pair);
      await counters.wait.delete(key.pair);
      if (guess.isKnownPlace) return;
      await counters.address.reward(key.address);
      await counters.account.reward(key.account);
    },
    mail: (email, by) =>
      inTurn([
        () =>
          "orgId" in by
            ? counters.mailBy.consume(hashed("organisation", by.orgId))
            : counters.mailFrom.consume(hashed("address", networkOf(by.address))),
        () => counters.mailTo.consume(hashed("account", email)),
      ]),
    founding: (accountId) =>
      inTurn([() => counters.founding.consume(hashed("founding", accountId))]),
    token: (address) =>
      inTurn([() => counters.token.consume(hashed("address", networkOf(address)))]),
    place: (address) => hashed("place", networkOf(address)),
  };
}

async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<Waiting> {
  try {
    for (const step of steps) await step();
    return ok(undefined);
  } catch (error) {
    if (error instanceof RateLimiterRes) return slowDown(error);
    throw error;
  }
}

const slowDown = ({ msBeforeNext }: RateLimiterRes): Result<never, SlowDown> =>
  fail({ type: "SlowDown", retryAfterMs: Math.max(1_000, msBeforeNext) });

type Query = { readonly text: string; readonly values?: readonly unknown[] };

/** What the limiter asks, as any other question: in a transaction of its own, under the role that may. */
const run = async (db: Db, { text, values = [] }: Query) => {
  const { rows } = await withAccounts(db, (tx) =>
    tx.executeQuery<object>(CompiledQuery.raw(text, [...values])),
  );
  return { rows, rowCount: rows.length };
};
