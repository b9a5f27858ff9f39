import { z } from "zod";
import { PersonId } from "#core/kernel/ids.ts";
import { Line } from "#core/kernel/text.ts";
import { Zone, Millis } from "#core/kernel/time.ts";
import { call, Nothing } from "./call.ts";

/** Where the file's key is kept. `file` means: beside the data, readable by whoever reads the disk. */
export const VaultKind = z.enum(["keychain", "safe-storage", "passphrase", "file"]);
export type VaultKind = z.infer<typeof VaultKind>;

export const BackupInfo = z.strictObject({
  name: z.string(),
  at: Millis,
  bytes: z.int(),
  reason: z.enum(["daily", "migration", "asked", "before-restore"]),
});
export type BackupInfo = z.infer<typeof BackupInfo>;

/** What stands between the person and their data, if anything. */
export const ProfileState = z.discriminatedUnion("type", [
  /** Being opened; after 300 ms this means the keychain has not answered yet. */
  z.strictObject({ type: z.literal("opening") }),
  /** No keychain answered and there is no data yet: the person chooses how the key is kept. */
  z.strictObject({ type: z.literal("choose-vault"), reason: z.string() }),
  z.strictObject({ type: z.literal("passphrase-needed"), hasRecoveryCode: z.boolean() }),
  /** The keychain that holds the key does not answer, is locked, or does not hold it. */
  z.strictObject({
    type: z.literal("keychain-silent"),
    reason: z.string(),
    hasRecoveryCode: z.boolean(),
  }),
  z.strictObject({ type: z.literal("newer-file"), fileVersion: z.int(), appVersion: z.int() }),
  z.strictObject({ type: z.literal("damaged"), keptAs: z.string(), backups: z.array(BackupInfo) }),
  z.strictObject({ type: z.literal("cannot-open"), reason: z.string() }),
  /** Open, and nobody has said who they are yet. */
  z.strictObject({
    type: z.literal("first-start"),
    /** An organisation has signed this computer out, and these changes never reached it. */
    left: z.strictObject({ orgName: z.string(), unsent: z.int() }).optional(),
  }),
  z.strictObject({
    type: z.literal("ready"),
    me: PersonId,
    vault: VaultKind,
    /** `full`: the disk is full; what was saved is safe and readable, new changes are refused until there is space. `low`: the reserve was used, still saving. */
    disk: z.enum(["ok", "low", "full"]),
    /** The background check found damage that was not noticed at opening. */
    integrity: z.enum(["unchecked", "ok", "damaged"]),
    /** Begun with made-up data, to look around; it can be left for a profile of one's own. */
    isSample: z.boolean(),
  }),
]);
export type ProfileState = z.infer<typeof ProfileState>;

const Passphrase = z.string().min(8).max(1_000);

export const ProfileError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("WrongPassphrase") }),
  z.strictObject({ type: z.literal("WrongRecoveryCode") }),
  z.strictObject({ type: z.literal("NotNow") }),
  z.strictObject({ type: z.literal("BackupMissing") }),
  z.strictObject({ type: z.literal("BackupUnreadable"), reason: z.string() }),
]);

export const profile = {
  "profile.state": call(Nothing, ProfileState),
  /** Asks the keychain again. */
  "profile.retry": call(Nothing, ProfileState),
  /** How the key is kept: chosen where no keychain answered, or chosen anew later. */
  "profile.chooseVault": call(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("passphrase"), passphrase: Passphrase }),
      z.strictObject({ kind: z.literal("file") }),
    ]),
    ProfileState,
    ProfileError,
  ),
  "profile.unlock": call(
    z.discriminatedUnion("with", [
      z.strictObject({ with: z.literal("passphrase"), passphrase: Passphrase }),
      z.strictObject({ with: z.literal("recovery"), code: z.string().max(200) }),
    ]),
    ProfileState,
    ProfileError,
  ),
  /** Makes a new recovery code and forgets the earlier one; it is shown once and not stored. */
  "profile.makeRecoveryCode": call(Nothing, z.strictObject({ code: z.string() }), ProfileError),
  /** Puts the data aside, whole, and begins anew: when it is damaged and there is no backup, or when it was the sample. */
  "profile.startOver": call(Nothing, ProfileState, ProfileError),
  /** What was never sent when an organisation signed this computer out, as JSON text to keep. */
  "profile.exportLeft": call(Nothing, z.strictObject({ json: z.string() }), ProfileError),
  /** Deletes it. */
  "profile.dropLeft": call(Nothing, ProfileState, ProfileError),
  "profile.hasRecoveryCode": call(Nothing, z.boolean()),
  /** Ends the first start: says who I am; optionally fills the profile with a small sample organisation. */
  "profile.begin": call(
    z.strictObject({
      /** `null`: my account will say it. */
      name: Line(120).nullable(),
      zone: Zone,
      sample: z.boolean(),
      language: z.enum(["en", "de"]),
    }),
    ProfileState,
    ProfileError,
  ),
} as const;
