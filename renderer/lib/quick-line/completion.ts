import type { Person } from "#core/people/person.ts";

/** A name or label being typed: where it begins, and what it may become. */
export type Completion = {
  readonly start: number;
  readonly end: number;
  readonly options: readonly CompletionOption[];
};
export type CompletionOption = {
  readonly id: string;
  readonly title: string;
  readonly hint: string | undefined;
  readonly photo: string | undefined;
  readonly kind: "person" | "label";
  readonly insert: string;
};

const MOST = 7;

/** What the word at the caret may become; `undefined` when it is no `@` or `#` word or nothing fits. */
export function completionAt(
  text: string,
  caret: number,
  people: readonly Person[],
  labels: readonly string[],
): Completion | undefined {
  const typed = /(?:^|\s)([@#])([\p{L}\p{M}\p{N}._'’-]*)$/u.exec(text.slice(0, caret));
  if (!typed || /^\S/.test(text.slice(caret))) return undefined;
  const [, mark, word = ""] = typed;
  const options = mark === "@" ? peopleFor(fold(word), people) : labelsFor(fold(word), labels);
  return options.length > 0 ? { start: caret - word.length - 1, end: caret, options } : undefined;
}

function peopleFor(wanted: string, people: readonly Person[]): readonly CompletionOption[] {
  const parts = wanted.split(/[._-]+/).filter(Boolean);
  const fits = ({ name }: Person) =>
    parts.every((part) => namesOf(name).some((one) => one.startsWith(part)));
  const found = people
    .filter(fits)
    .toSorted((a, b) => Number(a.isMe) - Number(b.isMe))
    .slice(0, MOST);
  return found.map((person) => ({
    id: person.id,
    title: person.name,
    hint: person.position ?? undefined,
    photo: person.photo ?? undefined,
    kind: "person",
    insert: `@${handleOf(person, people)}`,
  }));
}

function labelsFor(wanted: string, labels: readonly string[]): readonly CompletionOption[] {
  const found = labels
    .filter((label) => fold(label).startsWith(wanted) && fold(label) !== wanted)
    .slice(0, MOST);
  return found.map((label) => ({
    id: label,
    title: label,
    hint: undefined,
    photo: undefined,
    kind: "label",
    insert: `#${label}`,
  }));
}

/** The first name where that says enough, else the whole name in one word. */
function handleOf({ id, name }: Person, people: readonly Person[]): string {
  const [first = name] = name.split(/\s+/);
  const isClear =
    isWord(first) &&
    !people.some(
      (other) =>
        other.id !== id && namesOf(other.name).some((part) => part.startsWith(fold(first))),
    );
  if (isClear) return first;
  const whole = name.replace(/\s+/g, ".");
  return isWord(whole) ? whole : `"${name.replaceAll('"', "")}"`;
}

const isWord = (name: string): boolean => /^\p{L}[\p{L}\p{M}\p{N}._'’-]*$/u.test(name);
const namesOf = (name: string): readonly string[] =>
  fold(name)
    .split(/[\s.,_()-]+/)
    .filter(Boolean);
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
