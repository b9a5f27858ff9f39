import type { AccountError, AccountState, SignInStep } from "#contract/account.ts";
import type { SliceHandlers } from "#contract/index.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import {
  type DeviceId,
  Email,
  type InvitationId,
  type Membership,
  Password,
  type SignInAnswer,
} from "#sync/protocol/account.ts";
import { readLeft } from "../../db/sync/left-behind.ts";
import { callAccount } from "../../net/call-account.ts";
import { readServerAddress } from "../../net/server-address.ts";
import { byPerson, whoAmI } from "./by-person.ts";
import { deleteAccount } from "./delete-account.ts";
import type { AccountDeps } from "./deps.ts";
import { told } from "./failures.ts";
import { invite } from "./invite.ts";
import { mailedCode } from "./mailed-code.ts";
import { memberHandlers } from "./members.ts";
import { moveTo } from "./moving.ts";
import { factorHandlers } from "./second-factor.ts";

type Answer<T> = Promise<Result<T, AccountError>>;

export function accountHandlers(deps: AccountDeps): SliceHandlers<"account"> {
  const { session } = deps;
  /** Between password and second factor. */
  let challenge: { readonly server: string; readonly token: string } | undefined;

  async function step(server: string, answer: SignInAnswer): Answer<SignInStep> {
    if (answer.type === "SecondFactor") {
      challenge = { server, token: answer.challenge };
      return ok({ type: "second-factor" });
    }
    challenge = undefined;
    session.personIsHere(server, answer);
    const me = await whoAmI(deps);
    return me.ok ? ok({ type: "signed-in", organisations: me.value.organisations }) : me;
  }

  return {
    "account.state": async () => ok(await stateOf(deps)),
    "account.signUp": async ({ server, email, language }) => {
      const at = addressOf(server, email);
      if (!at.ok) return at;
      return done(
        told(
          await callAccount(at.value.server, "account.signUp", { email: at.value.email, language }),
          "nobody",
        ),
      );
    },
    "account.verify": async ({ server, code, name, password }) => {
      const at = readServerAddress(server);
      if (!at.ok) return at;
      const token = mailedCode(code);
      if (token === undefined) return fail({ type: "CodeSpent" });
      if (!Password.safeParse(password).success)
        return fail({ type: "WeakPassword", why: "short" });
      const answer = told(
        await callAccount(at.value, "account.verify", { token, name, password }),
        "nobody",
      );
      return answer.ok ? step(at.value, answer.value) : answer;
    },
    "account.signIn": async ({ server, email, password }) => {
      const at = addressOf(server, email);
      if (!at.ok) return at;
      const answer = told(
        await callAccount(at.value.server, "account.signIn", { email: at.value.email, password }),
        "nobody",
      );
      return answer.ok ? step(at.value.server, answer.value) : answer;
    },
    "account.secondFactor": async ({ code, kind }) => {
      if (!challenge) return fail({ type: "SignInAgain" });
      const { server, token } = challenge;
      const answer = told(
        await callAccount(server, "account.secondFactor", { challenge: token, code, kind }),
        "nobody",
      );
      return answer.ok ? step(server, answer.value) : answer;
    },
    "account.requestReset": async ({ server, email, language }) => {
      const at = addressOf(server, email);
      if (!at.ok) return at;
      return done(
        told(
          await callAccount(at.value.server, "account.requestReset", {
            email: at.value.email,
            language,
          }),
          "nobody",
        ),
      );
    },
    "account.finishReset": async ({ server, code, password }) => {
      const at = readServerAddress(server);
      if (!at.ok) return at;
      const token = mailedCode(code);
      if (token === undefined) return fail({ type: "CodeSpent" });
      if (!Password.safeParse(password).success)
        return fail({ type: "WeakPassword", why: "short" });
      return done(
        told(await callAccount(at.value, "account.finishReset", { token, password }), "nobody"),
      );
    },
    "account.found": async ({ name }) => {
      const me = await whoAmI(deps);
      if (!me.ok) return me;
      const { org, me: personId } = deps.identity;
      const asked = await byPerson(deps, "organisations.found", { orgId: org, personId, name });
      // Founded a moment ago, and the answer was lost.
      const mine = me.value.organisations.find(
        (one) => one.orgId === org && one.personId === personId,
      );
      const membership = asked.ok ? asked.value : asked.error.type === "Taken" ? mine : undefined;
      if (!membership) return asked.ok ? fail({ type: "Taken" }) : asked;
      return done(await moveTo(deps, { membership, ...whose(me.value), by: "found" }));
    },
    "account.lookAtInvitation": async ({ code }) => {
      const token = mailedCode(code);
      if (token === undefined) return fail({ type: "CodeSpent" });
      const seen = await byPerson(deps, "invitations.look", { token });
      return seen.ok ? ok({ orgName: seen.value.orgName, invitedBy: seen.value.invitedBy }) : seen;
    },
    "account.join": async ({ code }) => {
      const token = mailedCode(code);
      if (token === undefined) return fail({ type: "CodeSpent" });
      const me = await whoAmI(deps);
      if (!me.ok) return me;
      const accepted = await byPerson(deps, "invitations.accept", { token });
      return accepted.ok
        ? moveTo(deps, { membership: accepted.value, ...whose(me.value), by: "join" })
        : accepted;
    },
    "account.enter": async ({ orgId }) => {
      const me = await whoAmI(deps);
      if (!me.ok) return me;
      const membership = me.value.organisations.find((one) => one.orgId === orgId);
      return membership
        ? moveTo(deps, { membership, ...whose(me.value), by: "enter" })
        : fail({ type: "NotAllowed" });
    },
    "account.changePassword": ({ current, password }) => changePassword(deps, current, password),
    ...factorHandlers(deps),
    "account.devices": async () => {
      const listed = told(await session.call("devices.list", {}), "device");
      return listed.ok ? ok([...listed.value]) : listed;
    },
    "account.revokeDevice": async ({ deviceId }) =>
      done(
        told(await session.call("devices.revoke", { deviceId: deviceId as DeviceId }), "device"),
      ),
    "account.signOut": ({ data }) => signOut(deps, data),
    "account.delete": (input) => deleteAccount(deps, input),
    "account.invite": (input) => invite(deps, input),
    "account.invitations": async () => {
      const listed = told(await session.call("invitations.list", {}), "device");
      return listed.ok ? ok([...listed.value]) : listed;
    },
    "account.resendInvitation": async ({ id, language }) =>
      told(
        await session.call("invitations.resend", { id: id as InvitationId, language }),
        "device",
      ),
    "account.revokeInvitation": async ({ id }) =>
      done(told(await session.call("invitations.revoke", { id: id as InvitationId }), "device")),
    ...memberHandlers(deps),
  };
}

async function stateOf({ db, session, defaultServer }: AccountDeps): Promise<AccountState> {
  const record = await session.record();
  if (record) {
    const { email, server, orgId, orgName, role, standing } = record;
    return { type: "account", email, server, orgId, orgName, role, standing };
  }
  const sample = await db.query
    .selectFrom("meta")
    .select("key")
    .where("key", "=", "sample")
    .executeTakeFirst();
  // Who was signed out here most likely comes back to where they were.
  const server = readLeft(db)?.server ?? defaultServer;
  return { type: "local", server, isSample: sample !== undefined };
}

/** The password is the proof: a sign-in with it is fresh enough for the change, and every other sign-in ends with it. */
async function changePassword(
  deps: AccountDeps,
  current: string,
  password: string,
): Answer<undefined> {
  const record = await deps.session.record();
  if (!record) return fail({ type: "NotSignedIn" });
  if (!Password.safeParse(password).success) return fail({ type: "WeakPassword", why: "short" });
  if (!deps.session.person) return fail({ type: "SignInAgain" });
  const changed = await byPerson(deps, "account.changePassword", { current, password });
  if (!changed.ok) return changed;
  deps.session.personIsHere(record.server, changed.value);
  const membership: Pick<Membership, "orgId" | "personId"> = record;
  // All devices were ended with the old password; this one begins again at once.
  const back = await moveTo(deps, {
    membership: { ...membership, orgName: record.orgName, role: record.role, state: "active" },
    email: record.email,
    name: "",
    by: "enter",
  });
  return back.ok ? ok(undefined) : back;
}

async function signOut(deps: AccountDeps, data: "keep" | "wipe"): Answer<undefined> {
  const record = await deps.session.record();
  if (!record) return fail({ type: "NotSignedIn" });
  await deps.stop();
  // Without a network the server ends the device when its time is over; here it ends now.
  if (record.standing === "in")
    await deps.session.call("devices.revoke", { deviceId: record.deviceId });
  await deps.session.end("out");
  deps.session.personLeft();
  if (data === "wipe") await deps.wipe();
  else deps.moved();
  return ok(undefined);
}

function addressOf(
  typedServer: string,
  typedEmail: string,
): Result<{ readonly server: string; readonly email: string }, AccountError> {
  const server = readServerAddress(typedServer);
  if (!server.ok) return server;
  const email = Email.safeParse(typedEmail);
  return email.success
    ? ok({ server: server.value, email: email.data })
    : fail({ type: "BadEmail" });
}

const whose = ({ email, name }: { readonly email: string; readonly name: string }) => ({
  email,
  name,
});

const done = (answer: Result<unknown, AccountError>): Result<undefined, AccountError> =>
  answer.ok ? ok(undefined) : answer;
