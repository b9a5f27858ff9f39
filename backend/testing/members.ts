import type { DeviceTokens } from "#sync/protocol/account.ts";
import { uuidOf } from "../db/testing.ts";
import type { AccountsBackend } from "./compose-accounts-backend.ts";

export const PASSWORD = "a long enough sentence";

export const addressOf = (name: string): string => `${name}@example.org`;
export const personOf = (name: string): string => uuidOf(`person ${name}`);
export const orgOf = (name: string): string => uuidOf(`organisation ${name}`);

/** Somebody with an account, who signed in just now: the sign-in. */
export async function signedUp(backend: AccountsBackend, name: string): Promise<string> {
  await backend.ask("account.signUp", { email: addressOf(name) });
  const token = backend.mailbox.token(addressOf(name));
  return (await backend.ask("account.verify", { token, name, password: PASSWORD })).signIn;
}

/** Somebody who has an account signs in. */
export async function signedIn(backend: AccountsBackend, name: string): Promise<string> {
  const credentials = { email: addressOf(name), password: PASSWORD };
  const answer = await backend.ask("account.signIn", credentials);
  if (answer.type !== "SignedIn") throw new Error("a second factor was asked for");
  return answer.signIn;
}

/** A device for a sign-in. */
export const device = (
  backend: AccountsBackend,
  signIn: string,
  { org, name }: { readonly org: string; readonly name: string },
): Promise<DeviceTokens> =>
  backend.ask(
    "devices.add",
    { orgId: orgOf(org), deviceId: uuidOf(`device ${name}`), name },
    { token: signIn },
  );

/** Somebody who founded an organisation, on a device of theirs. */
export async function founder(
  backend: AccountsBackend,
  name: string,
  org: string,
): Promise<DeviceTokens> {
  const token = await signedUp(backend, name);
  const asked = { orgId: orgOf(org), personId: personOf(name), name: org };
  await backend.ask("organisations.found", asked, { token });
  return device(backend, token, { org, name });
}

/** Invites somebody; answers the token of the mail. */
export async function invited(
  backend: AccountsBackend,
  by: DeviceTokens,
  { name, role }: { readonly name: string; readonly role: "admin" | "member" },
): Promise<string> {
  const email = addressOf(name);
  const id = uuidOf(`invitation ${by.orgId} ${name}`);
  const asked = { id, email, personId: personOf(name), role };
  await backend.ask("invitations.send", asked, { token: by.access });
  return backend.mailbox.token(email);
}

/** Somebody new who was invited and joined, on a device of theirs. */
export async function joined(
  backend: AccountsBackend,
  by: DeviceTokens,
  who: { readonly name: string; readonly role: "admin" | "member"; readonly org: string },
): Promise<DeviceTokens> {
  const token = await invited(backend, by, who);
  const signIn = await signedUp(backend, who.name);
  await backend.ask("invitations.accept", { token }, { token: signIn });
  return device(backend, signIn, who);
}
