import { z } from "zod";
import { Line } from "#core/kernel/text.ts";
import { UpTo } from "#core/kernel/up-to.ts";
import {
  AccountId,
  AnyPassword,
  Device,
  DeviceId,
  DeviceTokens,
  Email,
  Invitation,
  InvitationId,
  InvitedRole,
  Language,
  MailedToken,
  MemberId,
  Member,
  Membership,
  Opaque,
  OrgId,
  Password,
  Role,
  SignedIn,
  SignInAnswer,
} from "./account.ts";

// Every call about accounts: who may make it, what it takes and what it answers. The app's client and the backend's routes both derive from it.

/** What a caller must show: nothing, a fresh sign-in (15 minutes), or a device's access token, both as `Authorization: Bearer`. */
export type Proof =
  | { readonly by: "nobody" }
  | { readonly by: "sign-in" }
  | { readonly by: "device"; readonly role: Role };

type Call<P extends Proof, I extends z.ZodType, O extends z.ZodType> = {
  readonly path: `/v1/${string}`;
  readonly proof: P;
  readonly input: I;
  readonly output: O;
};
const call = <P extends Proof, I extends z.ZodType, O extends z.ZodType>(
  path: `/v1/${string}`,
  proof: P,
  input: I,
  output: O,
): Call<P, I, O> => ({ path, proof, input, output });

const nobody = { by: "nobody" } as const;
const signIn = { by: "sign-in" } as const;
const device = (role: Role) => ({ by: "device", role }) as const;

const Nothing = z.strictObject({});
const OneInvitation = z.strictObject({ id: InvitationId });
const OneMember = z.strictObject({ personId: MemberId });
const RecoveryCodes = UpTo(16, z.string().max(32));
/** A picture file as base64: at most 2 MB of it. */
const PictureFile = z.base64().max(2_800_000);

/** Every call, all of them POST with a JSON body. */
export const accountCalls = {
  // An account exists once its address is proven: nobody can set a password for an address they do not read.
  "account.signUp": call(
    "/v1/account/sign-up",
    nobody,
    z.strictObject({ email: Email, language: Language }),
    Nothing,
  ),
  "account.verify": call(
    "/v1/account/verify",
    nobody,
    z.strictObject({ token: MailedToken, name: Line(120), password: Password }),
    SignedIn,
  ),
  "account.signIn": call(
    "/v1/account/sign-in",
    nobody,
    z.strictObject({ email: Email, password: AnyPassword }),
    SignInAnswer,
  ),
  "account.secondFactor": call(
    "/v1/account/second-factor",
    nobody,
    z.strictObject({
      challenge: Opaque,
      code: z.string().max(32),
      kind: z.enum(["app", "recovery"]),
    }),
    SignedIn,
  ),
  "account.requestReset": call(
    "/v1/account/reset",
    nobody,
    z.strictObject({ email: Email, language: Language }),
    Nothing,
  ),
  "account.finishReset": call(
    "/v1/account/reset/finish",
    nobody,
    z.strictObject({ token: MailedToken, password: Password, language: Language }),
    Nothing,
  ),
  "account.finishEmail": call(
    "/v1/account/email/finish",
    nobody,
    z.strictObject({ token: MailedToken, language: Language }),
    Nothing,
  ),
  "account.me": call(
    "/v1/account/me",
    signIn,
    Nothing,
    z.strictObject({
      accountId: AccountId,
      email: z.string(),
      name: z.string(),
      secondFactor: z.boolean(),
      organisations: z.array(Membership),
    }),
  ),
  "account.signOut": call("/v1/account/sign-out", signIn, Nothing, Nothing),
  "account.signOutEverywhere": call("/v1/account/sign-out-everywhere", signIn, Nothing, Nothing),
  /** Ends every other sign-in and every device. */
  "account.changePassword": call(
    "/v1/account/password",
    signIn,
    z.strictObject({ current: AnyPassword, password: Password, language: Language }),
    SignedIn,
  ),
  /** For good, with what is its person's alone everywhere. The address is typed again, so that it is meant. */
  "account.delete": call(
    "/v1/account/delete",
    signIn,
    z.strictObject({ email: Email, password: AnyPassword, language: Language }),
    Nothing,
  ),
  "account.requestEmail": call(
    "/v1/account/email",
    signIn,
    z.strictObject({ email: Email, password: AnyPassword, language: Language }),
    Nothing,
  ),
  /** Whether a code is asked for beside the password: of the device's person, for its settings. */
  "account.factor": call(
    "/v1/account/second-factor/standing",
    device("member"),
    Nothing,
    z.strictObject({ isOn: z.boolean() }),
  ),
  "account.startSecondFactor": call(
    "/v1/account/second-factor/start",
    signIn,
    z.strictObject({ password: AnyPassword }),
    z.strictObject({ uri: z.string(), recoveryCodes: RecoveryCodes }),
  ),
  "account.confirmSecondFactor": call(
    "/v1/account/second-factor/confirm",
    signIn,
    z.strictObject({ code: z.string().max(32) }),
    SignedIn,
  ),
  "account.stopSecondFactor": call(
    "/v1/account/second-factor/stop",
    signIn,
    z.strictObject({ password: AnyPassword }),
    SignedIn,
  ),
  "account.newRecoveryCodes": call(
    "/v1/account/recovery-codes",
    signIn,
    z.strictObject({ password: AnyPassword }),
    z.strictObject({ recoveryCodes: RecoveryCodes }),
  ),

  // Devices: a sign-in is exchanged once, then the device speaks for itself.
  "devices.add": call(
    "/v1/devices",
    signIn,
    z.strictObject({ orgId: OrgId, deviceId: DeviceId, name: Line(80) }),
    DeviceTokens,
  ),
  "devices.refresh": call(
    "/v1/devices/refresh",
    nobody,
    z.strictObject({ deviceId: DeviceId, refresh: Opaque }),
    DeviceTokens,
  ),
  "devices.list": call("/v1/devices/list", device("member"), Nothing, z.array(Device)),
  "devices.revoke": call(
    "/v1/devices/revoke",
    device("member"),
    z.strictObject({ deviceId: DeviceId }),
    Nothing,
  ),

  // Organisations
  "organisations.found": call(
    "/v1/organisations",
    signIn,
    z.strictObject({ orgId: OrgId, personId: MemberId, name: Line(120) }),
    Membership,
  ),
  /** The name is typed again, so that it is meant. */
  "organisations.delete": call(
    "/v1/organisations/delete",
    signIn,
    z.strictObject({ orgId: OrgId, name: z.string().max(500) }),
    Nothing,
  ),
  "organisations.look": call(
    "/v1/organisation",
    device("member"),
    Nothing,
    z.strictObject({ orgId: OrgId, name: z.string(), members: z.array(Member) }),
  ),
  "organisations.rename": call(
    "/v1/organisation/rename",
    device("admin"),
    z.strictObject({ name: Line(120) }),
    Nothing,
  ),
  "organisations.leave": call("/v1/organisation/leave", device("member"), Nothing, Nothing),
  "organisations.transfer": call("/v1/organisation/transfer", device("owner"), OneMember, Nothing),
  "organisations.setRole": call(
    "/v1/members/role",
    device("admin"),
    z.strictObject({ personId: MemberId, role: Role }),
    Nothing,
  ),
  "organisations.deactivate": call("/v1/members/deactivate", device("admin"), OneMember, Nothing),
  "organisations.reactivate": call("/v1/members/reactivate", device("admin"), OneMember, Nothing),
  "organisations.remove": call("/v1/members/remove", device("admin"), OneMember, Nothing),

  // Invitations
  "invitations.send": call(
    "/v1/invitations",
    device("admin"),
    z.strictObject({
      id: InvitationId,
      email: Email,
      personId: MemberId,
      role: InvitedRole,
      language: Language,
    }),
    Invitation,
  ),
  "invitations.list": call("/v1/invitations/list", device("admin"), Nothing, z.array(Invitation)),
  "invitations.revoke": call("/v1/invitations/revoke", device("admin"), OneInvitation, Nothing),
  "invitations.resend": call(
    "/v1/invitations/resend",
    device("admin"),
    OneInvitation.extend({ language: Language }),
    Invitation,
  ),
  /** What an invitation says, to its addressee, before they take it. */
  "invitations.look": call(
    "/v1/invitations/look",
    signIn,
    z.strictObject({ token: MailedToken }),
    z.strictObject({
      orgId: OrgId,
      orgName: z.string(),
      personId: MemberId,
      role: InvitedRole,
      /** The address of who invited. */
      invitedBy: z.string(),
    }),
  ),
  "invitations.accept": call(
    "/v1/invitations/accept",
    signIn,
    z.strictObject({ token: MailedToken }),
    Membership,
  ),

  // People
  /** A picture as everybody may get it: small, square, drawn anew. `photo` is for the person's row, which is synced like any other. */
  "people.drawPhoto": call(
    "/v1/people/photo",
    device("member"),
    z.strictObject({ file: PictureFile }),
    z.strictObject({ photo: z.string() }),
  ),
} as const;
export type AccountCall = keyof typeof accountCalls;
