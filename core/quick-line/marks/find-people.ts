import type { PersonId } from "../../kernel/ids.ts";
import { spellings } from "./fold.ts";
import { MOST_CANDIDATES } from "../quick-line.ts";

export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** How well a typed name fits: the beginning of parts, whole parts, or the whole name. Only the best fit counts. */
const FITS = { beginning: 1, parts: 2, whole: 3 } as const;

/**
 * The people a typed name may mean, best first, at most `MOST_CANDIDATES`: every typed part begins a different part of the name,
 * in any order. Case and accents do not matter. Several answers mean that it is ambiguous. A possessive ("ana's") is nobody.
 */
export function findPeople(typed: string, people: readonly Named[]): readonly PersonId[] {
  if (/['’]s$/i.test(typed)) return [];
  // The longest first: it has the fewest parts to begin.
  const wanted = parts(typed)
    .map(spelled)
    .toSorted((a, b) => (b[0] ?? "").length - (a[0] ?? "").length);
  if (wanted.length === 0 || wanted.some(([spelling]) => spelling === "")) return [];
  const found: { id: PersonId; fit: number; first: number }[] = [];
  for (const person of people) {
    const names = namesOf(person);
    const fit = fitOf(wanted, names);
    if (fit > 0)
      found.push({
        id: person.id,
        fit,
        first: wanted.some((part) => begins(part, names[0] ?? [])) ? 0 : 1,
      });
  }
  const best = found.reduce((most, { fit }) => Math.max(most, fit), 0);
  return found
    .filter(({ fit }) => fit === best)
    .toSorted((a, b) => a.first - b.first)
    .slice(0, MOST_CANDIDATES)
    .map(({ id }) => id);
}

type Spellings = readonly string[];

function fitOf(wanted: readonly Spellings[], names: readonly Spellings[]): number {
  const rest = [...names];
  let whole = true;
  for (const part of wanted) {
    const equal = rest.findIndex((name) => part.some((p) => name.includes(p)));
    const at = equal >= 0 ? equal : rest.findIndex((name) => begins(part, name));
    if (at < 0) return 0;
    whole &&= equal >= 0;
    rest.splice(at, 1);
  }
  if (!whole) return FITS.beginning;
  return rest.length === 0 ? FITS.whole : FITS.parts;
}

const begins = (part: Spellings, name: Spellings): boolean =>
  part.some((p) => name.some((n) => n.startsWith(p)));

const parts = (name: string): readonly string[] =>
  name.split(/[\s.,_()-]+/).filter((part) => part !== "");

// Folding 500 names at every key would take longer than all the rest; a name folds the same way every time.
const folded = new WeakMap<
  Named,
  { readonly name: string; readonly parts: readonly Spellings[] }
>();

function namesOf(person: Named): readonly Spellings[] {
  const before = folded.get(person);
  if (before?.name === person.name) return before.parts;
  const now = { name: person.name, parts: namesIn(person.name) };
  folded.set(person, now);
  return now.parts;
}

/** `O'Neil` is typed `o'neil`, `oneil` or `neil`. */
function namesIn(name: string): readonly Spellings[] {
  return parts(name).map((part) => {
    const [, ...tail] = part.split(apostrophe);
    return [...spelled(part), ...(tail.length > 0 ? spelled(tail.join("")) : [])].filter(
      (spelling) => spelling !== "",
    );
  });
}

const apostrophe = /['’]/g;
const spelled = (part: string): Spellings => spellings(part.replace(apostrophe, ""));
