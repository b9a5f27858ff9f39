import type { z } from "zod";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { type AccountCall, accountCalls, type Proof } from "#sync/protocol/account-calls.ts";
import { type Access, type Route, route } from "../http/route.ts";
import { TooBusy } from "../limits/queue.ts";
import type { Handlers, Refusal } from "./handlers.ts";

/** The HTTP status of each refusal. */
const refusals: Readonly<Record<Refusal["type"] | "Unavailable", number>> = {
  NotSignedIn: 401,
  WrongSecret: 401,
  SignInAgain: 401,
  Removed: 403,
  NotAllowed: 403,
  Missing: 404,
  LastOwner: 409,
  Taken: 409,
  TokenSpent: 410,
  WeakPassword: 422,
  PictureRefused: 422,
  SlowDown: 429,
  Unavailable: 503,
};

/** A route for each declared call: the declaration says who may come in and what is said, the handler answers. */
export const callRoutes = (handlers: Handlers): readonly Route[] =>
  (Object.keys(accountCalls) as AccountCall[]).map((name) => {
    const { path, proof, input, output } = accountCalls[name];
    // Each handler fits its own call by type (Handlers); in a loop over all of them TypeScript sees only the union.
    const handle = handlers[name] as unknown as Handle;
    return route<Access, z.ZodType, unknown, { readonly type: keyof typeof refusals }>({
      method: "POST",
      path,
      access: accessOf(proof),
      input,
      refusals,
      ...(name === "people.drawPhoto" ? { maxBytes: 3_000_000 } : {}),
      handle: async ({ input: said, holder, address }) => {
        try {
          const result = await handle(said, { ...(holder as object | undefined), address });
          return result.ok ? ok(output.parse(result.value)) : result;
        } catch (error) {
          if (error instanceof TooBusy)
            return fail({ type: "Unavailable" as const, incident: "busy" });
          throw error;
        }
      },
    });
  });

type Handle = (input: unknown, caller: object) => Promise<Result<unknown, Refusal>>;

function accessOf(proof: Proof): Access {
  if (proof.by === "nobody") return "public";
  return proof.by === "sign-in" ? "account" : proof.role;
}
