import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "../files/write-durably.ts";
import { Wrapped } from "./wrap.ts";

/** How the master key of a profile is found again. Lies beside the data as `key.json`; holds no secret but for `file`, which a person chose knowingly. */
export const KeyRecord = z.strictObject({
  version: z.literal(1),
  keyId: z.string(),
  kept: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("keychain"), blob: z.string() }),
    z.strictObject({ kind: z.literal("safe-storage"), blob: z.string() }),
    z.strictObject({ kind: z.literal("passphrase"), wrapped: Wrapped }),
    z.strictObject({ kind: z.literal("file"), key: z.base64() }),
  ]),
  recovery: Wrapped.nullable(),
});
export type KeyRecord = z.infer<typeof KeyRecord>;

const path = (folder: string) => join(folder, "key.json");

/** The record in `folder`; `undefined` when there is none, `"unreadable"` when it is not one of ours. */
export function readKeyRecord(folder: string): KeyRecord | "unreadable" | undefined {
  let text: string;
  try {
    text = readFileSync(path(folder), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return KeyRecord.parse(JSON.parse(text));
  } catch {
    return "unreadable"; // the caller says so to the person and touches nothing
  }
}

/** Writes it so that a crash leaves the old one or the new one. */
export const writeKeyRecord = (folder: string, record: KeyRecord): void =>
  writeDurably(path(folder), JSON.stringify(record, null, 2));
