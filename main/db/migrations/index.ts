import type { Kysely } from "kysely";
import * as firstRelease from "./0001-first-release.ts";
import * as freeBusy from "./0002-free-busy.ts";

/** A step from one schema to the next. Never edited once released; `version` is what `PRAGMA user_version` says after it. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
};

export const migrations: readonly Migration[] = [
  { version: 1, name: "first-release", up: firstRelease.up },
  { version: 2, name: "free-busy", up: freeBusy.up },
];

/** The schema this app reads and writes. */
export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0;
