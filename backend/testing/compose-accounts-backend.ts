import { randomBytes, randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Millis } from "#core/kernel/time.ts";
import { type AccountCall, accountCalls } from "#sync/protocol/account-calls.ts";
import { type AccountParts, type Accounts, composeAccounts } from "../compose-accounts.ts";
import type { Db } from "../db/db.ts";
import { freshDb, type FreshDb } from "../db/testing.ts";
import { type HashCost } from "../features/accounts/password-hasher.ts";
import type { Directory } from "../features/invitations/deps.ts";
import { app } from "../http/app.ts";
import { smtpMailer } from "../mail/mailer.ts";
import { openMailbox, type Mailbox } from "./mailbox.ts";

/** Where hashing is not what is tested it costs next to nothing. */
const cheap: HashCost = { memoryKiB: 64, passes: 1 };
/** Where the directory is not what is tested everybody is in it, and shares nothing with anybody. */
const everybodyAlone: Directory = {
  isAddressOf: async () => true,
  pairedWith: async () => [],
};

type Input<K extends AccountCall> = z.input<(typeof accountCalls)[K]["input"]>;
type Output<K extends AccountCall> = z.output<(typeof accountCalls)[K]["output"]>;
export type Showing = { readonly token?: string | undefined; readonly address?: string };
export type Reply = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** Accounts as they are served, with a real database and a real mail server, asked through HTTP's own door. */
export type AccountsBackend = AsyncDisposable & {
  readonly db: Db;
  readonly accounts: Accounts;
  readonly mailbox: Mailbox;
  readonly asOwner: FreshDb["asOwner"];
  /** What sync was told of members, in order. */
  readonly changes: readonly { readonly personId: string; readonly role: string | undefined }[];
  /** Asks, whatever comes of it. */
  readonly reply: (call: AccountCall, input: unknown, showing?: Showing) => Promise<Reply>;
  /** Asks, and expects it to be done. */
  readonly ask: <K extends AccountCall>(
    call: K,
    input: Input<K>,
    showing?: Showing,
  ) => Promise<Output<K>>;
  /** Asks; how it was refused, as status and type, or `done`. */
  readonly refused: (call: AccountCall, input: unknown, showing?: Showing) => Promise<string>;
};

export async function anAccountsBackend(
  options: { readonly cost?: HashCost; readonly sync?: Partial<AccountParts> } = {},
): Promise<AccountsBackend> {
  const fresh = await freshDb();
  const mailbox = await openMailbox();
  const changes: { personId: string; role: string | undefined }[] = [];
  const accounts = composeAccounts({
    db: { ...fresh.db, chance: () => 0 },
    clock: { now: () => Date.now() as Millis },
    ids: { next: () => randomUUID() },
    chance: { bytes: (count) => randomBytes(count) },
    secret: "a secret that only this test knows, long enough",
    cost: options.cost ?? cheap,
    publicUrl: "https://elements.test",
    mailer: smtpMailer(mailbox.url, "All Elements <hello@elements.test>"),
    trouble: (kind, error) => {
      throw new Error(`a mail of the kind ${kind} was not sent`, { cause: error });
    },
    onMembership: async (_, { personId, role }) => void changes.push({ personId, role }),
    onDeleted: async () => {},
    onErased: async () => {},
    directory: everybodyAlone,
    ...options.sync,
    onAccess: () => {},
  });
  const incidents: unknown[] = [];
  const hono = app(
    {
      door: accounts.door,
      log: { note: () => {}, incident: (_, error) => `${incidents.push(error)}` },
      metrics: { asked: () => {} },
      proxies: 1,
      stopwatch: () => 0,
    },
    accounts.routes,
  );
  const reply = async (call: AccountCall, input: unknown, showing: Showing = {}) => {
    const response = await hono.request(`http://elements.test${accountCalls[call].path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": showing.address ?? "192.0.2.1",
        ...(showing.token === undefined ? {} : { authorization: `Bearer ${showing.token}` }),
      },
      body: JSON.stringify(input),
    });
    const incident = incidents.pop();
    if (incident) throw incident;
    await accounts.post.sent();
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  return {
    db: fresh.db,
    accounts,
    mailbox,
    asOwner: fresh.asOwner,
    changes,
    reply,
    ask: async (call, input, showing) => {
      const { status, body } = await reply(call, input, showing);
      if (status !== 200) throw new Error(`${call}: ${status} ${JSON.stringify(body)}`);
      return accountCalls[call].output.parse(body) as Output<typeof call>;
    },
    refused: async (call, input, showing) => {
      const { status, body } = await reply(call, input, showing);
      return status === 200 ? "done" : `${status} ${(body as { type?: string }).type}`;
    },
    [Symbol.asyncDispose]: async () => {
      await accounts.post.sent();
      await mailbox[Symbol.asyncDispose]();
      await fresh[Symbol.asyncDispose]();
    },
  };
}
