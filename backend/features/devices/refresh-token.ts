import { createHmac, timingSafeEqual } from "node:crypto";
import type { Keys } from "../../secrets/keys.ts";

/** A refresh token taken apart. `n` counts the exchanges of its family, `secret` is 256 bits. */
export type RefreshToken = {
  readonly orgId: string;
  readonly deviceId: string;
  readonly family: string;
  readonly n: number;
  readonly secret: string;
};

/** As the device holds it: opaque there, and telling us in which organisation to look. The tag says it is one we gave. */
export const writeRefreshToken = (keys: Keys, token: RefreshToken): string =>
  [...fields(token), tag(keys, token)].join(".");

/**
 * Reads a token we gave, of whatever age; `undefined` for anything made up. So a stranger who knows a device's id can not pass for a thief and have it signed
 * out, while an old token that turns up again is known for what it is without a list of all that ever were.
 */
export function readRefreshToken(keys: Keys, text: string): RefreshToken | undefined {
  const [orgId, deviceId, family, n, secret, said, ...more] = text.split(".");
  if (!orgId || !deviceId || !family || !secret || !said || more.length > 0) return undefined;
  if (!n || !/^\d{1,9}$/.test(n)) return undefined;
  const token = { orgId, deviceId, family, n: Number(n), secret };
  return same(said, tag(keys, token)) ? token : undefined;
}

/**
 * The token after this one. It follows from this one and a key of ours, so whoever asks twice with the same token (an answer was lost, two processes raced) is
 * given the same successor, although only hashes are stored; and without the token before, the key alone makes none.
 */
export const nextRefreshToken = (keys: Keys, token: RefreshToken): RefreshToken => ({
  ...token,
  n: token.n + 1,
  secret: mac(keys.of("refresh-next"), [...fields(token)]),
});

const fields = ({ orgId, deviceId, family, n, secret }: RefreshToken) =>
  [orgId, deviceId, family, String(n), secret] as const;
const tag = (keys: Keys, token: RefreshToken): string =>
  mac(keys.of("refresh-tag"), fields(token)).slice(0, 22);
const mac = (key: Uint8Array, parts: readonly string[]): string =>
  createHmac("sha256", key).update(parts.join(".")).digest("base64url");
const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
