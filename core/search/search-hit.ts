import { z } from "zod";
import { MeetingId, PairId, PersonId } from "../kernel/ids.ts";
import { Day } from "../kernel/time.ts";

export const SearchKind = z.enum(["person", "task", "agenda-item", "note", "inbox-item", "template", "question"]);
export type SearchKind = z.infer<typeof SearchKind>;

/** Something found. `snippet` holds the words around the match, each match between U+0001 and U+0002. */
export const SearchHit = z.strictObject({
  kind: SearchKind,
  id: z.string(),
  title: z.string(),
  snippet: z.string(),
  isPrivate: z.boolean(),
  pairId: PairId.nullable(),
  meetingId: MeetingId.nullable(),
  personId: PersonId.nullable(),
  day: Day.nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/**
 * What a person typed as an FTS5 query: every word must occur, each as the start of a word; nothing they type is syntax.
 * `null` when there is no letter or digit to look for.
 */
export function matchExpression(query: string): string | null {
  const words = query.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu)?.slice(0, 12) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(" ");
}
