import { z } from "zod";
import { PersonId } from "#core/kernel/ids.ts";
import { Line } from "#core/kernel/text.ts";
import { Millis } from "#core/kernel/time.ts";
import { call, Done, Nothing } from "./call.ts";

const Id = z.string().max(64);
const Role = z.enum(["owner", "admin", "member"]);

/** Whether and as whom this profile is with a server. */
export const AccountState = z.discriminatedUnion("type", [
  /** On this computer only. `server`: the address to begin with, where one is known. */
  z.strictObject({ type: z.literal("local"), server: z.string(), isSample: z.boolean() }),
  z.strictObject({
    type: z.literal("account"),
    email: z.string(),
    server: z.string(),
    orgId: Id,
    orgName: z.string(),
    role: Role,
    /** `again`: the password is asked for; `out`: left by the person; `removed`: no longer in the organisation, and what is here is about to go. */
    standing: z.enum(["in", "again", "out", "removed"]),
  }),
]);
export type AccountState = z.infer<typeof AccountState>;

export const AccountError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Offline") }),
  /** The address and password, or the code, do not belong together. */
  z.strictObject({ type: z.literal("WrongSecret") }),
  z.strictObject({ type: z.literal("BadServerAddress") }),
  z.strictObject({ type: z.literal("BadEmail") }),
  z.strictObject({
    type: z.literal("WeakPassword"),
    why: z.enum(["common", "product", "name", "short"]),
  }),
  /** A code from a mail that was used, has expired, or never was one. */
  z.strictObject({ type: z.literal("CodeSpent") }),
  z.strictObject({ type: z.literal("NotAllowed") }),
  z.strictObject({ type: z.literal("NotSignedIn") }),
  /** The fresh sign-in is over: the password again. */
  z.strictObject({ type: z.literal("SignInAgain") }),
  z.strictObject({ type: z.literal("Removed") }),
  z.strictObject({ type: z.literal("Taken") }),
  z.strictObject({ type: z.literal("SlowDown"), retryAfterMs: z.int() }),
  z.strictObject({ type: z.literal("TooOld") }),
  /** The server has a fault; it knows it by this number. */
  z.strictObject({ type: z.literal("Unavailable"), incident: z.string() }),
  /** This profile is somebody else's; it takes one account. */
  z.strictObject({ type: z.literal("OtherAccount"), email: z.string() }),
  /** Made-up people do not go to a server. */
  z.strictObject({ type: z.literal("SampleProfile") }),
  /** No backup could be made, so nothing was moved. */
  z.strictObject({ type: z.literal("NoBackup") }),
  z.strictObject({ type: z.literal("PersonMissing") }),
  z.strictObject({ type: z.literal("EmailMissing") }),
  /** Others would be left in an organisation that nobody owns. */
  z.strictObject({ type: z.literal("LastOwner") }),
  /** The server knows no person with this address: what was changed here has not reached it. */
  z.strictObject({ type: z.literal("NotInDirectory") }),
]);
export type AccountError = z.infer<typeof AccountError>;

const Membership = z.strictObject({ orgId: Id, orgName: z.string(), role: Role });

/** After a password: in, or the second factor first. */
const SignInStep = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("second-factor") }),
  z.strictObject({ type: z.literal("signed-in"), organisations: z.array(Membership) }),
]);
export type SignInStep = z.infer<typeof SignInStep>;

/** Colleagues the organisation knew already, and people who stay contacts of mine alone. */
const MovedIn = z.strictObject({ known: z.int(), contacts: z.int() });

export const AccountDevice = z.strictObject({
  deviceId: Id,
  name: z.string(),
  addedAt: Millis,
  seenAt: Millis,
  isThis: z.boolean(),
});
export type AccountDevice = z.infer<typeof AccountDevice>;

export const AccountInvitation = z.strictObject({
  id: Id,
  email: z.string(),
  personId: PersonId,
  role: z.enum(["admin", "member"]),
  state: z.enum(["open", "accepted", "revoked", "expired"]),
  sentAt: Millis,
  expiresAt: Millis,
});
export type AccountInvitation = z.infer<typeof AccountInvitation>;

/** Somebody's place in the organisation; their name is in the directory. */
export const AccountMember = z.strictObject({
  personId: PersonId,
  role: Role,
  state: z.enum(["active", "deactivated", "gone"]),
  since: Millis,
});
export type AccountMember = z.infer<typeof AccountMember>;

/** `hand-over`: they own the organisation, and whoever does it is an admin of it then. */
export const MemberAct = z.enum([
  "make-admin",
  "make-member",
  "hand-over",
  "deactivate",
  "reactivate",
  "remove",
]);
export type MemberAct = z.infer<typeof MemberAct>;

const Email = z.string().max(254);
const Password = z.string().max(512);
/** As it stands in a mail: the code alone, or the link around it. */
const MailedCode = z.string().max(2_000);
/** Six digits of the authenticator app, or a recovery code. */
const FactorCode = z.string().max(32);
const RecoveryCodes = z.array(z.string()).readonly();
const Language = z.enum(["en", "de"]);
const Server = z.string().max(300);

export const account = {
  "account.state": call(Nothing, AccountState),
  /** Has a mail with a code sent, to prove the address. */
  "account.signUp": call(
    z.strictObject({ server: Server, email: Email, language: Language }),
    Done,
    AccountError,
  ),
  "account.verify": call(
    z.strictObject({ server: Server, code: MailedCode, name: Line(120), password: Password }),
    SignInStep,
    AccountError,
  ),
  "account.signIn": call(
    z.strictObject({ server: Server, email: Email, password: Password }),
    SignInStep,
    AccountError,
  ),
  "account.secondFactor": call(
    z.strictObject({ code: FactorCode, kind: z.enum(["app", "recovery"]) }),
    SignInStep,
    AccountError,
  ),
  "account.requestReset": call(
    z.strictObject({ server: Server, email: Email, language: Language }),
    Done,
    AccountError,
  ),
  "account.finishReset": call(
    z.strictObject({ server: Server, code: MailedCode, password: Password }),
    Done,
    AccountError,
  ),
  /** My people and 1:1s become an organisation. */
  "account.found": call(z.strictObject({ name: Line(120) }), Done, AccountError),
  "account.lookAtInvitation": call(
    z.strictObject({ code: MailedCode }),
    z.strictObject({ orgName: z.string(), invitedBy: z.string() }),
    AccountError,
  ),
  "account.join": call(z.strictObject({ code: MailedCode }), MovedIn, AccountError),
  /** Into an organisation I belong to already: another device, or this one again. */
  "account.enter": call(z.strictObject({ orgId: Id }), MovedIn, AccountError),
  "account.changePassword": call(
    z.strictObject({ current: Password, password: Password }),
    Done,
    AccountError,
  ),
  /** Whether a code of an authenticator app is asked for beside the password. */
  "account.factor": call(Nothing, z.strictObject({ isOn: z.boolean() }), AccountError),
  // These four need the person themselves: `account.signIn` a moment before.
  /** `uri`: what an authenticator app reads. Nothing is asked for before a code of it was shown. */
  "account.startFactor": call(
    z.strictObject({ password: Password }),
    z.strictObject({ uri: z.string(), recoveryCodes: RecoveryCodes }),
    AccountError,
  ),
  "account.confirmFactor": call(z.strictObject({ code: FactorCode }), Done, AccountError),
  "account.stopFactor": call(z.strictObject({ password: Password }), Done, AccountError),
  /** The old ones open nothing any more. */
  "account.newRecoveryCodes": call(
    z.strictObject({ password: Password }),
    z.strictObject({ recoveryCodes: RecoveryCodes }),
    AccountError,
  ),
  "account.devices": call(Nothing, z.array(AccountDevice), AccountError),
  "account.revokeDevice": call(z.strictObject({ deviceId: Id }), Done, AccountError),
  /** `wipe`: the data and its backups on this computer go, also what was not sent yet. */
  "account.signOut": call(z.strictObject({ data: z.enum(["keep", "wipe"]) }), Done, AccountError),
  /** For good, here and on the server. Needs the person themselves: `account.signIn` a moment before. */
  "account.delete": call(
    z.strictObject({ email: Email, password: Password, language: Language }),
    Done,
    AccountError,
  ),
  "account.invite": call(
    z.strictObject({ personId: PersonId, role: z.enum(["admin", "member"]), language: Language }),
    AccountInvitation,
    AccountError,
  ),
  "account.invitations": call(Nothing, z.array(AccountInvitation), AccountError),
  /** Mailed anew; the code of the earlier mail opens nothing any more. */
  "account.resendInvitation": call(
    z.strictObject({ id: Id, language: Language }),
    AccountInvitation,
    AccountError,
  ),
  "account.revokeInvitation": call(z.strictObject({ id: Id }), Done, AccountError),
  "account.members": call(Nothing, z.array(AccountMember), AccountError),
  "account.changeMember": call(
    z.strictObject({ personId: PersonId, act: MemberAct }),
    Done,
    AccountError,
  ),
  /** The organisation is left: what is its own goes from this computer and from the person's others, with the backups. */
  "account.leave": call(Nothing, Done, AccountError),
} as const;
