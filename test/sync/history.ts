import type { Op } from "../../main/db/ops.ts";
import { type Device, rowOf } from "./device.ts";

/** One text somebody wrote into one field of one row: no other text of the run is the same. */
export type Write = {
  readonly text: string;
  readonly t: string;
  readonly id: string;
  readonly field: string;
  readonly by: string;
  /** The text it replaced on the screen of who wrote it; `undefined` for the first. */
  readonly over: string | undefined;
};

/** Everything anybody wrote, by its text. */
export type History = {
  readonly writes: Map<string, Write>;
  /** Rows whose texts were taken back or put there again by undo: their texts are not unique any more. */
  readonly undone: Set<string>;
  /** Rows somebody asked to delete for good. */
  readonly deleted: Set<string>;
};

export const newHistory = (): History => ({
  writes: new Map(),
  undone: new Set(),
  deleted: new Set(),
});

const fields = ["text", "title", "details", "name", "position", "topic"];
export const isText = (value: unknown): value is string =>
  typeof value === "string" && /^w\d+$/.test(value);

/** What ops are about to write on a device. */
export function written(device: Device, ops: readonly Op[]): readonly Write[] {
  return ops.flatMap(({ table: t, id, set }) => {
    const row = rowOf(device, t, id);
    return fields.flatMap((field) => {
      const text = (set as Record<string, unknown>)[field];
      const over = row?.[field];
      return isText(text)
        ? [{ text, t, id, field, by: device.person, over: isText(over) ? over : undefined }]
        : [];
    });
  });
}

/** The texts that were seen, directly or through others, when `text` was written. */
export function* before(history: History, text: string): Generator<string> {
  for (
    let over = history.writes.get(text)?.over;
    over !== undefined;
    over = history.writes.get(over)?.over
  )
    yield over;
}
