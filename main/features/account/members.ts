import type { AccountError } from "#contract/account.ts";
import type { Handlers } from "#contract/index.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { AccountDeps } from "./deps.ts";
import { told } from "./failures.ts";

type Members = Handlers<"account.members" | "account.changeMember" | "account.leave">;

/** Who is in the organisation, and as what. The server decides who may do what to whom. */
export function memberHandlers({ session }: Pick<AccountDeps, "session">): Members {
  return {
    "account.members": async () => {
      const seen = told(await session.call("organisations.look", {}), "device");
      return seen.ok ? ok([...seen.value.members]) : seen;
    },
    "account.changeMember": async ({ personId, act }) => {
      switch (act) {
        case "make-admin":
        case "make-member":
          return done(
            await session.call("organisations.setRole", {
              personId,
              role: act === "make-admin" ? "admin" : "member",
            }),
          );
        case "hand-over":
          return done(await session.call("organisations.transfer", { personId }));
        default:
          return done(await session.call(`organisations.${act}`, { personId }));
      }
    },
    "account.leave": async () => {
      const left = done(await session.call("organisations.leave", {}));
      // The next answer to this device is that it was removed, and everything that follows from it follows from that.
      if (left.ok) await session.call("organisations.look", {});
      return left;
    },
  };
}

function done(answer: Parameters<typeof told<unknown>>[0]): Result<undefined, AccountError> {
  const said = told(answer, "device");
  return said.ok ? ok(undefined) : fail(said.error);
}
