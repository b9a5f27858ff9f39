import { z } from "zod";
import { PersonId } from "#core/kernel/ids.ts";
import { Millis } from "#core/kernel/time.ts";

// What accounts, organisations and devices are called and made of between app and backend. The calls themselves: account-calls.ts.

/** Organisations, people and devices are UUIDs in small letters: the database keys its tenants by them. */
const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** A person as the backend knows them. */
export const MemberId = id.pipe(PersonId);
export const OrgId = id.brand<"OrgId">();
export type OrgId = z.infer<typeof OrgId>;
export const DeviceId = id.brand<"DeviceId">();
export type DeviceId = z.infer<typeof DeviceId>;
export const AccountId = id.brand<"AccountId">();
export type AccountId = z.infer<typeof AccountId>;
export const InvitationId = id.brand<"InvitationId">();
export type InvitationId = z.infer<typeof InvitationId>;

/**
 * An e-mail address as accounts are told apart by: plain ASCII, in small letters. It is checked before it is made small, so that a look-alike (the Kelvin sign, a
 * dotless i) is refused instead of becoming somebody else's address; `ana+work@` stays its own address.
 */
export const Email = z
  .string()
  .max(254)
  .trim()
  .pipe(z.email().max(254))
  .transform((text) => text.toLowerCase());

/** A password as it was typed; its bytes are hashed after Unicode NFC, so that two keyboards agree. */
export const Password = z
  .string()
  .max(512)
  .transform((text) => text.normalize("NFC"))
  .pipe(z.string().min(8).max(128));
/** A password that is only compared: an old one may break today's rules. */
export const AnyPassword = z
  .string()
  .max(512)
  .transform((text) => text.normalize("NFC"));

/** 256 random bits, as in a mailed link or code. */
export const MailedToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** What the server signed for this app to hold; nothing in it is for reading. */
export const Opaque = z.string().min(1).max(1_024);

/** The language of a mail. */
export const Language = z.enum(["en", "de"]).default("en");
export type Language = z.infer<typeof Language>;

/** Owner: everything, also to hand over and to delete. Admin: members and invitations. */
export const Role = z.enum(["owner", "admin", "member"]);
export type Role = z.infer<typeof Role>;
/** Ownership is handed over, never mailed. */
export const InvitedRole = z.enum(["admin", "member"]);
export type InvitedRole = z.infer<typeof InvitedRole>;

/** `deactivated` can be brought back; `gone` left or was removed. */
export const MemberState = z.enum(["active", "deactivated", "gone"]);
export type MemberState = z.infer<typeof MemberState>;

/** Somebody's place in an organisation. */
export const Membership = z.strictObject({
  orgId: OrgId,
  orgName: z.string(),
  personId: MemberId,
  role: Role,
  state: MemberState,
});
export type Membership = z.infer<typeof Membership>;

export const Member = z.strictObject({
  personId: MemberId,
  role: Role,
  state: MemberState,
  since: Millis,
});
export type Member = z.infer<typeof Member>;

export const Invitation = z.strictObject({
  id: InvitationId,
  email: z.string(),
  personId: MemberId,
  role: InvitedRole,
  state: z.enum(["open", "accepted", "revoked", "expired"]),
  sentAt: Millis,
  expiresAt: Millis,
});
export type Invitation = z.infer<typeof Invitation>;

export const Device = z.strictObject({
  deviceId: DeviceId,
  name: z.string(),
  addedAt: Millis,
  seenAt: Millis,
  isThis: z.boolean(),
});
export type Device = z.infer<typeof Device>;

/** What a device holds to speak for its person: `access` for ten minutes, `refresh` for one exchange. */
export const DeviceTokens = z.strictObject({
  orgId: OrgId,
  personId: MemberId,
  deviceId: DeviceId,
  role: Role,
  access: Opaque,
  accessUntil: Millis,
  refresh: Opaque,
  refreshUntil: Millis,
});
export type DeviceTokens = z.infer<typeof DeviceTokens>;

/** A fresh sign-in: good for a quarter of an hour, for what needs the person themselves, and for one exchange against device tokens. */
export const SignedIn = z.strictObject({
  type: z.literal("SignedIn"),
  signIn: Opaque,
  until: Millis,
});
export type SignedIn = z.infer<typeof SignedIn>;
export const SignInAnswer = z.discriminatedUnion("type", [
  SignedIn,
  z.strictObject({ type: z.literal("SecondFactor"), challenge: Opaque }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** Refusals a person can do something about. What any call may answer besides is `Refused` in protocol.ts. */
export const AccountRefused = z.discriminatedUnion("type", [
  /** 401: the address and password, or the code, do not belong together. Never says which. */
  z.strictObject({ type: z.literal("WrongSecret") }),
  /** 401: this device's sign-in was ended (signed out elsewhere, password changed, too old, or its token was seen twice). Only this signs a device out. */
  z.strictObject({ type: z.literal("SignInAgain") }),
  /** 422 */
  z.strictObject({ type: z.literal("WeakPassword"), why: z.enum(["common", "product", "name"]) }),
  /** 410: used, expired, revoked, or never sent. */
  z.strictObject({ type: z.literal("TokenSpent") }),
  /** 403: the role does not reach. */
  z.strictObject({ type: z.literal("NotAllowed") }),
  /** 404: nobody and nothing of that id here. */
  z.strictObject({ type: z.literal("Missing") }),
  /** 409: an organisation keeps one owner. */
  z.strictObject({ type: z.literal("LastOwner") }),
  /** 409: that id, person or address is already in use here. */
  z.strictObject({ type: z.literal("Taken") }),
  /** 422: not a picture we can read, or one that is too large to be opened. */
  z.strictObject({ type: z.literal("PictureRefused") }),
]);
export type AccountRefused = z.infer<typeof AccountRefused>;
