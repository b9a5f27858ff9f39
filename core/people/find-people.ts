/** Letters that do not come apart into a base and a mark, as people type them on another keyboard. */
const plain: Readonly<Record<string, string>> = {
  đ: "d",
  ð: "d",
  ł: "l",
  ø: "o",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  þ: "th",
};

/** A name as it is compared: no marks, no capitals. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[đðłøßæœıþ]/g, (letter) => plain[letter] ?? letter);

type Found = {
  readonly name: string;
  readonly position: string | null;
  readonly email: string | null;
};

/** The people in whose name, position, address or `also` (the manager's name) every typed word begins a word; in the order given. */
export function findPeople<P extends Found>(
  people: readonly P[],
  typed: string,
  also: (person: P) => string = () => "",
): readonly P[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return people;
  return people.filter((person) => {
    const words = wordsOf([person.name, person.position, person.email, also(person)].join(" "));
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(/[\s,;()"'@.-]+/u)
    .filter(Boolean);
