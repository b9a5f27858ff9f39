import type { RefusalCode } from "#sync/protocol/push.ts";

/** Why one mutation is not applied. `detail` names rules and columns, never content. */
export type Refusal = { readonly code: RefusalCode; readonly detail: string };

export const refuse = (code: RefusalCode, detail = ""): Refusal => ({ code, detail });
