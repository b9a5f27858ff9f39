import { fold } from "./fold.ts";
import { findPeople, type Named } from "./find-people.ts";
import type { Chip } from "../quick-line.ts";
import type { Word } from "../words.ts";

/** What a mark says, without its span. */
export type Mark = Chip extends infer C ? (C extends Chip ? Omit<C, "span"> : never) : never;

export interface Known {
  readonly people: readonly Named[];
  /** Labels in use: a typed label takes the spelling of one that differs only in case or accents. */
  readonly labels: readonly string[];
}

/** Reads `@person`, `#label`, `!priority` and `!private`. `undefined`: not one, it stays text. */
export function readMark(word: Word, quoted: string | undefined, known: Known): Mark | undefined {
  switch (word.core[0]) {
    case "@":
      return person(word, quoted, known.people);
    case "#":
      return label(word.core.slice(1), known.labels);
    case "!":
      return bang(word);
    default:
      return undefined;
  }
}

function person(
  { core }: Word,
  quoted: string | undefined,
  people: readonly Named[],
): Mark | undefined {
  const wholeQuote = quoted !== undefined && core.length === quoted.length + 3;
  const name = wholeQuote ? quoted : core.slice(1);
  if (!wholeQuote && !/^\p{L}[\p{L}\p{M}\p{N}._'’-]*$/u.test(name)) return undefined;
  const [first, ...others] = findPeople(name, people);
  if (first === undefined) return undefined;
  return others.length === 0
    ? { kind: "person", id: first }
    : { kind: "person-ambiguous", candidates: [first, ...others] };
}

/** Figures alone are a number ("bug #12"), not a label. */
function label(name: string, labels: readonly string[]): Mark | undefined {
  const typed = name.normalize("NFC");
  if (!/^[\p{L}\p{N}_-]{1,40}$/u.test(typed) || !/\p{L}/u.test(typed)) return undefined;
  const folded = fold(typed);
  return {
    kind: "label",
    label:
      labels.find((known) => known === typed) ??
      labels.find((known) => fold(known) === folded) ??
      typed,
  };
}

const priorities = new Map<string, 1 | 2 | 3>([
  ...["!high", "!hoch", "!1", "!!!"].map((word) => [word, 3] as const),
  ...["!medium", "!mittel", "!2", "!!"].map((word) => [word, 2] as const),
  ...["!low", "!niedrig", "!3"].map((word) => [word, 1] as const),
]);
const secret = new Set(["!private", "!privat"]);

function bang({ low }: Word): Mark | undefined {
  const priority = priorities.get(low);
  if (priority !== undefined) return { kind: "priority", priority };
  return secret.has(low) ? { kind: "sharing", sharing: "private" } : undefined;
}
