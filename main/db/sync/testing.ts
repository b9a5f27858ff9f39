import { ok } from "#core/kernel/result.ts";
import type { Incoming, Page } from "#sync/engine/store.ts";
import type { ScopeId } from "#sync/protocol/scope.ts";
import { added, type Op } from "../ops.ts";
import { saveChange } from "../save-change.ts";
import type { FreshStore } from "../testing.ts";
import { sqliteSyncStore } from "./sqlite-sync-store.ts";
import { releases } from "./up-cast.ts";

export const PAIR = "pair:p1" as ScopeId;
export const SELF = "self:me" as ScopeId;

export const syncOf = ({ db, clock }: FreshStore) =>
  sqliteSyncStore({ db, clock, upCasts: releases, readNote: async () => true });

/** One change, as a feature saves it. */
export const save = (store: FreshStore, ...ops: Op[]) =>
  saveChange(store.deps, "test", async () => ok({ ops, value: undefined }));

export const item = (id: string, text: string, scope: string = SELF): Op =>
  added("inbox_item", id, scope, { text });

/** The same row as the server has it. */
export const fromServer = (id: string, seq: number, text: string, scope = PAIR): Incoming => ({
  is: "row",
  t: "inbox_item",
  row: { id, scope_id: scope, seq, created_at: 1, updated_at: 1, archived_at: null, text },
  bytes: null,
});

export const page = (rows: readonly Incoming[], more: Partial<Page> = {}): Page => ({
  scopes: [
    [PAIR, "e1", 9],
    [SELF, "e1", 9],
  ],
  reset: [],
  cursors: {},
  more: false,
  rows,
  ...more,
});

export const texts = ({ db }: FreshStore) =>
  db.raw.prepare("SELECT id, text FROM inbox_item ORDER BY id").raw().all();

export const all = ({ db }: FreshStore, table: string) =>
  db.raw.prepare(`SELECT * FROM ${table}`).all();
