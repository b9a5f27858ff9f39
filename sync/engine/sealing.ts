import { ok, type Result } from "#core/kernel/result.ts";
import type { DataKey } from "./sealing/data-key.ts";
import { openRow, type RowPlace, sealChanges, sealNew } from "./sealing/sealed-rows.ts";
import type { Chance } from "./sealing/chance.ts";
import { openBytes, sealBytes, type SealError } from "./sealing/sealed-values.ts";
import type { Values } from "./rows.ts";

/** Which row; the person and organisation are the sealer's own. */
export type SealPlace = { readonly t: string; readonly id: string };

/** Seals what leaves for a `self:` scope and opens what comes from it. */
export type Sealing = {
  readonly sealNew: (place: SealPlace, columns: Values) => Values;
  readonly sealChanges: (place: SealPlace, set: Values) => Values;
  readonly openRow: (place: SealPlace, values: Values) => Result<Values, SealError>;
  readonly sealBytes: (place: SealPlace, bytes: Uint8Array) => Uint8Array;
  readonly openBytes: (place: SealPlace, bytes: Uint8Array) => Result<Uint8Array, SealError>;
};

/** The sealing of one person in one organisation. New values are sealed under `key`; any of `keys` opens. */
export function sealingWith(who: {
  readonly org: string;
  readonly person: string;
  readonly key: DataKey;
  readonly keys: readonly DataKey[];
  readonly chance: Chance;
}): Sealing {
  const { org, person, key, keys, chance } = who;
  const rowPlace = ({ t, id }: SealPlace): RowPlace => ({ org, person, table: t, row: id });
  const bytesPlace = (place: SealPlace) => ({ ...rowPlace(place), field: "bytes" });
  return {
    sealNew: (place, columns) => sealNew(key, chance, rowPlace(place), columns),
    sealChanges: (place, set) => sealChanges(key, chance, rowPlace(place), set),
    openRow: (place, values) => {
      const opened = openRow(keys, rowPlace(place), values);
      return opened.ok ? ok(opened.value) : opened;
    },
    sealBytes: (place, bytes) => sealBytes(key, chance, bytesPlace(place), bytes),
    openBytes: (place, bytes) => openBytes(keys, bytesPlace(place), bytes),
  };
}
