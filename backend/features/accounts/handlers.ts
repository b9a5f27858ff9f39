import { ok } from "#core/kernel/result.ts";
import type { SliceHandlers } from "../../calls/handlers.ts";
import { withAccounts } from "../../db/with-tenant.ts";
import type { AccountDeps } from "./deps.ts";
import { deleteAccount } from "./delete-account.ts";
import { finishEmail, requestEmail } from "./email.ts";
import { changePassword, finishReset, requestReset } from "./password.ts";
import {
  confirmSecondFactor,
  factor,
  newRecoveryCodes,
  startSecondFactor,
  stopSecondFactor,
} from "./second-factor.ts";
import { endSignIn, passSecondFactor, signIn } from "./sign-in.ts";
import { signUp, verify } from "./sign-up.ts";
import { nextGeneration } from "./writes.ts";

export const accountHandlers = (deps: AccountDeps): SliceHandlers<"account"> => ({
  "account.signUp": (input, caller) => signUp(deps, input, caller),
  "account.verify": (input, caller) => verify(deps, input, caller),
  "account.signIn": (input, caller) => signIn(deps, input, caller),
  "account.secondFactor": (input, caller) => passSecondFactor(deps, input, caller),
  "account.requestReset": (input, caller) => requestReset(deps, input, caller),
  "account.finishReset": (input, caller) => finishReset(deps, input, caller),
  "account.finishEmail": (input, caller) => finishEmail(deps, input, caller),
  "account.me": async (_, { account, email, name, secondFactor }) => {
    const organisations = [...(await deps.memberships(account))];
    return ok({ accountId: account, email, name, secondFactor, organisations });
  },
  "account.signOut": async (_, caller) => {
    await endSignIn(deps, caller);
    return ok({});
  },
  "account.signOutEverywhere": async (_, { account }) => {
    const generation = await withAccounts(deps.db, (tx) => nextGeneration(tx, account));
    await deps.endDevices(account, generation);
    return ok({});
  },
  "account.changePassword": (input, caller) => changePassword(deps, input, caller),
  "account.delete": (input, caller) => deleteAccount(deps, input, caller),
  "account.requestEmail": (input, caller) => requestEmail(deps, input, caller),
  "account.factor": (_, caller) => factor(deps, caller),
  "account.startSecondFactor": (input, caller) => startSecondFactor(deps, input, caller),
  "account.confirmSecondFactor": (input, caller) => confirmSecondFactor(deps, input, caller),
  "account.stopSecondFactor": (input, caller) => stopSecondFactor(deps, input, caller),
  "account.newRecoveryCodes": (input, caller) => newRecoveryCodes(deps, input, caller),
});
