import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Chance, newToken } from "./token.ts";

/** The secret of a server that was given none: made at its first start, and kept beside its data. */
export function ownSecret(folder: string, chance: Chance): string {
  const file = join(folder, "secret");
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  }
  const secret = newToken(chance);
  writeFileSync(file, secret, { mode: 0o600, flag: "wx" });
  return secret;
}
