import type { z } from "zod";
import type { Result } from "#core/kernel/result.ts";
import type { AccountRefused } from "#sync/protocol/account.ts";
import type { AccountCall, accountCalls, Proof } from "#sync/protocol/account-calls.ts";
import type { AccountHolder, DeviceHolder, Shut } from "../http/door.ts";
import type { SlowDown } from "../limits/limits.ts";

/** Where a request came from: the network address of the client, proxies of ours seen through. */
export type Caller = { readonly address: string };

/** A person by a fresh sign-in: what the door of accounts knows beyond what HTTP asks of it. */
export type SignedInHolder = AccountHolder & {
  readonly email: string;
  readonly name: string;
  readonly secondFactor: boolean;
  /** The sign-in itself, as it was shown to us, and its row. */
  readonly signIn: string;
  readonly signInId: string;
};
export type SignedInCaller = Caller & SignedInHolder;
export type DeviceCaller = Caller & DeviceHolder;

/** What a call may be refused with. */
export type Refusal = AccountRefused | Shut | SlowDown;

type CallerBy<P extends Proof> = P["by"] extends "nobody"
  ? Caller
  : P["by"] extends "sign-in"
    ? SignedInCaller
    : DeviceCaller;

/** What answers the calls of a feature; a forgotten one does not compile. */
export type Handlers<C extends AccountCall = AccountCall> = {
  readonly [K in C]: (
    input: z.output<(typeof accountCalls)[K]["input"]>,
    caller: CallerBy<(typeof accountCalls)[K]["proof"]>,
  ) => Promise<Result<z.input<(typeof accountCalls)[K]["output"]>, Refusal>>;
};
export type SliceHandlers<S extends string> = Handlers<Extract<AccountCall, `${S}.${string}`>>;
