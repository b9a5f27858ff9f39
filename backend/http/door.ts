import type { Result } from "#core/kernel/result.ts";

/** Somebody who has just signed in, and speaks for no organisation yet. */
export type AccountHolder = { readonly type: "account"; readonly account: string };

/** A device, and whose it is. */
export type DeviceHolder = {
  readonly type: "device";
  readonly account: string;
  readonly org: string;
  readonly person: string;
  readonly device: string;
};

export type Role = "member" | "admin" | "owner";

/** Why a device's request is refused: its token is none (any more), or its person or it was removed. */
export type Shut = { readonly type: "NotSignedIn" } | { readonly type: "Removed" };

/** Says whose a token is. A port: accounts fill it. */
export interface Door {
  readonly account: (token: string) => Promise<AccountHolder | undefined>;
  /** By the token alone; nothing is looked up. */
  readonly device: (token: string) => Promise<DeviceHolder | undefined>;
  /** What the person of a device is at this moment. */
  readonly role: (holder: DeviceHolder) => Promise<Result<Role, Shut>>;
}

const rank: Readonly<Record<Role, number>> = { member: 0, admin: 1, owner: 2 };

/** Whether `has` is enough where `needed` is asked for. */
export const suffices = (has: Role, needed: Role): boolean => rank[has] >= rank[needed];

/** Lets nobody in: for a server without accounts. */
export const shutDoor: Door = {
  account: async () => undefined,
  device: async () => undefined,
  role: async () => ({ ok: false, error: { type: "NotSignedIn" } }),
};
