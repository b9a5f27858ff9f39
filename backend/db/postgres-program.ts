import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Unusable } from "../unusable.ts";

const DEBIAN = "/usr/lib/postgresql";

/** Where a program of PostgreSQL lies: in PATH, or where Debian keeps those of each version, newest first. */
export function postgresProgram(name: string): string {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, "bin")),
  ];
  const found = folders.map((folder) => join(folder, name)).find(existsSync);
  if (found) return found;
  throw new Unusable(
    `${name} is not installed: on Debian, \`sudo apt-get install -y --no-install-recommends postgresql\``,
  );
}
