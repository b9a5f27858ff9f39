import { ok, type Result } from "#core/kernel/result.ts";
import type { Hello, Refused } from "#sync/protocol/protocol.ts";
import type { Pulled } from "#sync/protocol/pull.ts";
import type { Pushed } from "#sync/protocol/push.ts";
import type { Caller } from "./caller.ts";
import { hello } from "./hello.ts";
import { pull } from "./pull.ts";
import { push, type PushDeps } from "./push.ts";

export type SyncServer = {
  readonly hello: (caller: Caller) => Promise<Result<Hello, Refused>>;
  readonly push: (caller: Caller, body: unknown) => Promise<Result<Pushed, Refused>>;
  readonly pull: (caller: Caller, body: unknown) => Promise<Result<Pulled, Refused>>;
  /** The same as the text that is sent. */
  readonly pullText: (caller: Caller, body: unknown) => Promise<Result<string, Refused>>;
};

/** The server's part of sync. What HTTP brings comes in here, and what a simulation makes up. */
export const syncServer = (deps: PushDeps): SyncServer => ({
  hello: (caller) => hello(deps, caller),
  push: (caller, body) => push(deps, caller, body),
  pull: async (caller, body) => {
    const text = await pull(deps, caller, body);
    return text.ok ? ok(JSON.parse(text.value) as Pulled) : text;
  },
  pullText: (caller, body) => pull(deps, caller, body),
});
