import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Chance } from "./chance.ts";
import type { DataKey } from "./data-key.ts";
import { openValue, type Place, type SealError, sealValue, type Value } from "./sealed-values.ts";

// A row of `self:` on the wire. It is sealed as one value when it is new (under the name `sealed`), and field by field when it
// changes after, so that two devices' edits of different fields merge without the server reading either. Times stay clear.

export type RowPlace = Omit<Place, "field">;
type Values = Readonly<Record<string, Value>>;

const WHOLE = "sealed";
const CLEAR = new Set(["created_at", "updated_at", "archived_at"]);

/** All columns of a row that is new in `self:`, for the wire. */
export function sealNew(key: DataKey, chance: Chance, place: RowPlace, columns: Values): Values {
  const hidden = Object.entries(columns).filter(([name]) => !CLEAR.has(name));
  const text = JSON.stringify(Object.fromEntries(hidden));
  return {
    ...clearOf(columns),
    [WHOLE]: sealValue(key, chance, { ...place, field: WHOLE }, text),
  };
}

/** The columns that a change sets, for the wire. */
export function sealChanges(key: DataKey, chance: Chance, place: RowPlace, set: Values): Values {
  const sealed = Object.entries(set).map(([name, value]) => [
    name,
    CLEAR.has(name) ? value : sealValue(key, chance, { ...place, field: name }, value),
  ]);
  return Object.fromEntries(sealed) as Values;
}

/** The columns and times of a row as it came from the server. */
export function openRow(
  keys: readonly DataKey[],
  place: RowPlace,
  data: Values,
): Result<Values, SealError> {
  const whole = data[WHOLE];
  if (typeof whole !== "string") return fail({ type: "NotGenuine" });
  const opened = openValue(keys, { ...place, field: WHOLE }, whole);
  if (!opened.ok) return opened;
  const columns = plainObject(opened.value);
  if (!columns) return fail({ type: "NotGenuine" });
  const row: Record<string, Value> = { ...columns, ...clearOf(data) };
  for (const [name, value] of Object.entries(data)) {
    if (name === WHOLE || CLEAR.has(name)) continue;
    const field = openValue(keys, { ...place, field: name }, String(value));
    if (!field.ok) return field;
    row[name] = field.value;
  }
  return ok(row);
}

const clearOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => CLEAR.has(name)));

/** What was sealed is checked against its table like any row; here it only has to be an object. */
function plainObject(text: Value): Values | undefined {
  try {
    const parsed: unknown = JSON.parse(String(text));
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Values)
      : undefined;
  } catch {
    return undefined;
  }
}
