import { jwtVerify, SignJWT } from "jose";
import type { Millis } from "#core/kernel/time.ts";
import type { Keys } from "../../secrets/keys.ts";

export const ACCESS_MS = 10 * 60_000;
const ISSUER = "all-elements";

/** Who an access token speaks for. That they still may is looked up at each use. */
export type AccessClaims = {
  readonly accountId: string;
  readonly orgId: string;
  readonly personId: string;
  readonly deviceId: string;
  readonly family: string;
};

export const signAccess = (keys: Keys, at: Millis, claims: AccessClaims): Promise<string> =>
  new SignJWT({
    org: claims.orgId,
    person: claims.personId,
    device: claims.deviceId,
    family: claims.family,
  })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(claims.accountId)
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setIssuedAt(Math.floor(at / 1000))
    .setExpirationTime(Math.floor((at + ACCESS_MS) / 1000))
    .sign(keys.of("access"));

/** What a token of ours says; `undefined` for any other, and for one past its time. */
export async function readAccess(
  keys: Keys,
  at: Millis,
  token: string,
): Promise<AccessClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys.of("access"), {
      algorithms: ["HS256"],
      typ: "at+jwt",
      issuer: ISSUER,
      audience: ISSUER,
      currentDate: new Date(at),
    });
    const { sub, org, person, device, family } = payload;
    const said = [sub, org, person, device, family];
    if (!said.every((part) => typeof part === "string")) return undefined;
    const [accountId = "", orgId = "", personId = "", deviceId = "", of = ""] = said as string[];
    return { accountId, orgId, personId, deviceId, family: of };
  } catch {
    return undefined; // forged, foreign or late: to the caller all the same
  }
}
