import { betterAuth } from "better-auth";
import { bearer, twoFactor } from "better-auth/plugins";
import type { Kysely } from "kysely";
import type { Keys } from "../../secrets/keys.ts";
import type { Chance } from "../../secrets/token.ts";
import type { PasswordHasher } from "./password-hasher.ts";

// better-auth under our own names: it compares passwords and codes and keeps the short sign-ins. docs/adr/0007 says what it does and what we do ourselves.

export const SIGN_IN_SECONDS = 15 * 60;
const CHALLENGE_SECONDS = 10 * 60;
const RECOVERY_CODES = 10;

type Deps = {
  readonly db: Kysely<never>;
  readonly hasher: PasswordHasher;
  readonly keys: Keys;
  readonly chance: Chance;
};

/** The library with our tables, our hash and none of its own routes, cookies, mails, logs or limits in the way. */
export function makeLibrary({ db, hasher, keys, chance }: Deps) {
  const stamps = { createdAt: "created_at", updatedAt: "updated_at" };
  return betterAuth({
    appName: "All Elements",
    baseURL: "http://localhost", // it builds no address for us, but will not start without one
    secret: Buffer.from(keys.of("library")).toString("base64url"),
    database: { db, type: "postgres", transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true }, // it would log addresses
    rateLimit: { enabled: false }, // ours know the account, not only the caller's address
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // an account is made when its address is proven, never before
      minPasswordLength: 1,
      maxPasswordLength: 512,
      password: {
        hash: hasher.hash,
        verify: ({ hash, password }) => hasher.verify(hash, password),
      },
    },
    user: { modelName: "account", fields: { ...stamps, emailVerified: "email_verified" } },
    account: {
      modelName: "credential",
      fields: {
        ...stamps,
        userId: "account_id",
        accountId: "external_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    session: {
      modelName: "sign_in",
      expiresIn: SIGN_IN_SECONDS,
      disableSessionRefresh: true,
      fields: {
        ...stamps,
        userId: "account_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
    },
    verification: {
      modelName: "sign_in_challenge",
      storeIdentifier: "hashed",
      fields: { ...stamps, expiresAt: "expires_at" },
    },
    plugins: [
      // Without a signature under our key a token out of the database opens nothing.
      bearer({ requireSignature: true }),
      twoFactor({
        issuer: "All Elements",
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        backupCodeOptions: { customBackupCodesGenerate: () => recoveryCodes(chance) },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "second_factor",
            fields: {
              userId: "account_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
  });
}
export type Library = ReturnType<typeof makeLibrary>;

/** Ten codes of 50 bits, in letters and digits that are not mistaken for one another. */
function recoveryCodes(chance: Chance): string[] {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...chance.bytes(10)].map((byte) => alphabet[byte % 32]).join("");
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}
