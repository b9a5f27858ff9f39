import { z } from "zod";
import { Millis } from "../kernel/time.ts";
import type { Busy } from "./attendee.ts";
import type { Span } from "./spans.ts";

const MOST = 2_000;

/** Busy blocks as somebody lets colleagues see them: start, end and nothing else. Whether it is a holiday or a meeting is nobody's business. */
export const SharedBusy = z.array(z.tuple([Millis, Millis])).max(MOST);
export type SharedBusy = z.infer<typeof SharedBusy>;

const MINUTE = 60_000;
/** Edges are moved outwards to these: exact ones would tell one kind of meeting from another. */
const COARSE = 5 * MINUTE;

/** What colleagues see of a calendar within a span: touching blocks are one, tentative ones and work elsewhere are left out. */
export function sharedOf(busy: readonly Busy[], within: Span): SharedBusy {
  const blocks = busy
    .filter(({ kind }) => kind === "busy" || kind === "out-of-office")
    .map(({ start, end }) => [
      Math.max(within.start, Math.floor(start / COARSE) * COARSE),
      Math.min(within.end, Math.ceil(end / COARSE) * COARSE),
    ])
    .filter(([start = 0, end = 0]) => start < end)
    .toSorted(([a = 0], [b = 0]) => a - b);
  const shared: [number, number][] = [];
  for (const [start = 0, end = 0] of blocks) {
    const last = shared.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else shared.push([start, end]);
  }
  return shared.slice(0, MOST) as SharedBusy;
}
