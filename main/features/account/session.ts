import type { Kysely } from "kysely";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { DeviceTokens, SignedIn } from "#sync/protocol/account.ts";
import type { AccountCall } from "#sync/protocol/account-calls.ts";
import type { Tables } from "../../db/tables.ts";
import {
  type AccountFailure,
  type AccountInput,
  type AccountOutput,
  callAccount,
} from "../../net/call-account.ts";
import { type AccountRecord, readAccount, writeAccount } from "./account-record.ts";
import type { TokenSafe } from "./token-safe.ts";

export type SessionDeps = {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly safe: TokenSafe;
};

type NotIn = { readonly type: "NotSignedIn" } | { readonly type: "Removed" };

/** A token that ends sooner than this is changed before it is used. */
const EARLY_MS = 30_000;

/** Speaks for this device: holds its access token in memory and changes it in time. One per open profile. */
export class Session {
  /** Called when whether one is signed in is another than before. */
  onChange: () => void = () => {};
  #access: { readonly token: string; readonly until: number } | undefined;
  #refreshing: Promise<Result<string, AccountFailure | NotIn>> | undefined;
  /** A fresh sign-in of the person, for what needs them: a quarter of an hour, in memory only. */
  #person: { readonly server: string; readonly token: string; readonly until: number } | undefined;

  constructor(private readonly deps: SessionDeps) {}

  record(): Promise<AccountRecord | undefined> {
    return readAccount(this.deps.db);
  }

  /** The person has just shown who they are. */
  personIsHere(server: string, { signIn, until }: SignedIn): void {
    this.#person = { server, token: signIn, until };
  }

  /** Their fresh sign-in, if there is one. */
  get person(): { readonly server: string; readonly token: string } | undefined {
    return this.#person && this.#person.until > this.deps.clock.now() ? this.#person : undefined;
  }

  personLeft(): void {
    this.#person = undefined;
  }

  /** This device got its tokens. Whoever called says that all is to be asked anew. */
  async begin(record: AccountRecord, tokens: DeviceTokens): Promise<void> {
    await this.deps.safe.save(tokens.refresh);
    await writeAccount(this.deps.db, { ...record, role: tokens.role, standing: "in" });
    this.#access = { token: tokens.access, until: tokens.accessUntil };
  }

  /** A call in the name of this device. A token the server no longer takes is changed once. */
  async call<K extends AccountCall>(
    name: K,
    input: AccountInput<K>,
  ): Promise<Result<AccountOutput<K>, AccountFailure | NotIn>> {
    const record = await this.record();
    if (!record) return fail({ type: "NotSignedIn" as const });
    return this.withAccess((token) => callAccount(record.server, name, input, token));
  }

  /** Runs a request with an access token, once more with a new one when the first was not taken. */
  async withAccess<T, E extends { readonly type: string }>(
    request: (token: string) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | AccountFailure | NotIn>> {
    const access = await this.access();
    if (!access.ok) return access;
    const answer = await request(access.value);
    if (answer.ok || answer.error.type !== "NotSignedIn") return this.#heed(answer);
    this.#access = undefined;
    const again = await this.access();
    return again.ok ? this.#heed(await request(again.value)) : again;
  }

  async #heed<A extends Result<unknown, { readonly type: string }>>(answer: A): Promise<A> {
    if (answer.ok || answer.error.type !== "Removed") return answer;
    // What follows deletes data. Only the answer to this device's own token, asked for anew, decides that.
    this.#access = undefined;
    await this.access();
    return answer;
  }

  /** An access token that is good for now. */
  async access(): Promise<Result<string, AccountFailure | NotIn>> {
    if (this.#access && this.#access.until - EARLY_MS > this.deps.clock.now())
      return ok(this.#access.token);
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #refresh(): Promise<Result<string, AccountFailure | NotIn>> {
    const record = await this.record();
    if (record?.standing === "removed") return fail({ type: "Removed" as const });
    if (record?.standing !== "in") return fail({ type: "NotSignedIn" as const });
    const refresh = await this.deps.safe.load();
    // A vault that does not answer now may answer later; one that lost the token asks for the password at the next refusal.
    if (refresh === undefined) return fail({ type: "NotSignedIn" as const });
    const answer = await callAccount(record.server, "devices.refresh", {
      deviceId: record.deviceId,
      refresh,
    });
    if (!answer.ok) {
      const { type } = answer.error;
      if (type === "SignInAgain" || type === "NotSignedIn") {
        await this.#become("again");
        return fail({ type: "NotSignedIn" as const });
      }
      if (type === "Removed") await this.#become("removed");
      return answer;
    }
    await this.deps.safe.save(answer.value.refresh);
    if (answer.value.role !== record.role)
      await writeAccount(this.deps.db, { ...record, role: answer.value.role });
    this.#access = { token: answer.value.access, until: answer.value.accessUntil };
    return ok(answer.value.access);
  }

  /** Ends speaking for the device here. The profile stays whose it is. */
  async end(standing: "out" | "again" | "removed"): Promise<void> {
    await this.deps.safe.forget();
    await this.#become(standing);
  }

  async #become(standing: AccountRecord["standing"]): Promise<void> {
    this.#access = undefined;
    const record = await this.record();
    if (!record || record.standing === standing) return;
    await writeAccount(this.deps.db, { ...record, standing });
    this.onChange();
  }
}
