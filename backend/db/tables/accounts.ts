import type { Role } from "#sync/protocol/account.ts";

/** Tables that belong to no organisation: only signing in reads them (`withAccounts`). */
export type AccountTables = {
  readonly account: AccountTable;
  readonly credential: CredentialTable;
  readonly sign_in: SignInTable;
  readonly sign_in_challenge: { readonly expires_at: Date };
  readonly used_code: UsedCodeTable;
  readonly mailed_token: MailedTokenTable;
  readonly account_home: AccountHomeTable;
  readonly invitation_home: InvitationHomeTable;
  readonly known_place: KnownPlaceTable;
  readonly rate_limit: { readonly key: string; readonly points: number; readonly expire: number };
};

export type AccountTable = {
  readonly id: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly two_factor_enabled: boolean;
  /** Grows when everything signed in so far is to end. */
  readonly generation: number;
  readonly created_at: Date;
  readonly updated_at: Date;
};

export type CredentialTable = {
  readonly id: string;
  readonly account_id: string;
  readonly provider_id: string;
  readonly external_id: string;
  /** In PHC form: `$argon2id$v=19$…`. */
  readonly password: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
};

/** better-auth's session. `token` is worth nothing without our signature. */
export type SignInTable = {
  readonly id: string;
  readonly account_id: string;
  readonly token: string;
  readonly expires_at: Date;
};

/** Codes of the authenticator app that were used: each opens once. */
export type UsedCodeTable = {
  readonly account_id: string;
  readonly code: string;
  readonly expires_at: Date;
};

/** What was mailed and is waited for. A sign-up has no account yet: that is made when the address is proven. */
export type MailedTokenTable = {
  readonly hash: string;
  readonly purpose: MailPurpose;
  readonly email: string;
  readonly account_id: string | null;
  readonly expires_at: Date;
};
export type MailPurpose = "sign-up" | "reset" | "email";

export type AccountHomeTable = { readonly account_id: string; readonly home: string };

export type InvitationHomeTable = {
  readonly hash: string;
  readonly home: string;
  readonly expires_at: Date;
};

/** Where an account was signed in to before, as a keyed hash of the network's address. */
export type KnownPlaceTable = {
  readonly account_id: string;
  readonly place: string;
  readonly seen_at: Date;
};

/** Tables of an organisation's members (`withTenant`). */
export type MembershipTables = {
  readonly membership: MembershipTable;
  readonly invitation: InvitationTable;
  readonly device: DeviceTable;
};

export type MembershipTable = {
  readonly org_id: string;
  readonly person_id: string;
  readonly account_id: string;
  readonly role: Role;
  readonly state: "active" | "deactivated" | "gone";
  /** Devices of an account's earlier generation are refused. */
  readonly generation: number;
  readonly since: Date;
};

export type InvitationTable = {
  readonly org_id: string;
  readonly id: string;
  readonly email: string;
  readonly person_id: string;
  readonly role: "admin" | "member";
  readonly state: "open" | "accepted" | "revoked";
  readonly hash: string;
  readonly invited_by: string;
  readonly sent_at: Date;
  readonly expires_at: Date;
};

export type DeviceTable = {
  readonly org_id: string;
  readonly device_id: string;
  readonly person_id: string;
  readonly account_id: string;
  readonly name: string;
  readonly generation: number;
  /** All refresh tokens that follow from one sign-in. */
  readonly family: string;
  /** Which of them is the current one, and its hash. */
  readonly n: number;
  readonly hash: string;
  readonly rotated_at: Date | null;
  readonly added_at: Date;
  readonly seen_at: Date;
  readonly ended_at: Date | null;
  /** `revoked`: by name, what it holds is to be wiped. `reused`: an old token of its turned up again. */
  readonly ended_why: "signed-out" | "revoked" | "reused" | null;
};
