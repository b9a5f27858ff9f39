/** A run of non-space characters. `core` ends before closing punctuation; `end` takes in a single comma, colon, semicolon or full stop. */
export interface Word {
  /** Without closing punctuation, in lower case. */
  readonly low: string;
  /** Without closing punctuation, as typed. */
  readonly core: string;
  /** From `start` to `end`, as typed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Closing punctuation follows: what was said ends here. The full stop of `3.` or `24.12.` may be an ordinal's and does not close. */
  readonly closed: boolean;
}

export type Token =
  /** Plain words, read for dates. */
  | { readonly type: "word"; readonly word: Word }
  /** Starts with one of `@ # ! *`: read on its own. */
  | { readonly type: "mark"; readonly word: Word; readonly quoted: string | undefined }
  /** In quotes or behind a backslash: never read. `drop` is how many characters of it are not text (the backslash). */
  | {
      readonly type: "literal";
      readonly start: number;
      readonly end: number;
      readonly drop: number;
    };

const quotes: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['"']],
  ["“", ["”"]],
  ["„", ["“", "”"]],
  ["«", ["»"]],
  ["»", ["«"]],
]);
const marks = new Set("@#!*");

/** Cuts a line into words, marks and literals, in one pass from left to right. */
export function tokens(line: string): readonly Token[] {
  const found: Token[] = [];
  let at = nextWord(line, 0);
  while (at < line.length) {
    const token = tokenAt(line, at);
    found.push(token);
    at = nextWord(
      line,
      token.type === "literal"
        ? token.end
        : Math.max(token.word.end, wordEnd(line, token.word.end)),
    );
  }
  return found;
}

function tokenAt(line: string, start: number): Token {
  const first = line[start] ?? "";
  if (first === "\\" && /[@#!*\\]/.test(line[start + 1] ?? ""))
    return { type: "literal", start, end: wordEnd(line, start), drop: 1 };
  const closing = closingQuote(line, start);
  if (closing !== undefined)
    return { type: "literal", start, end: wordEnd(line, closing), drop: 0 };
  if (!marks.has(first))
    return { type: "word", word: wordBetween(line, start, wordEnd(line, start)) };
  const nameEnds = first === "@" ? closingQuote(line, start + 1) : undefined;
  if (nameEnds === undefined)
    return {
      type: "mark",
      word: wordBetween(line, start, wordEnd(line, start)),
      quoted: undefined,
    };
  return {
    type: "mark",
    word: wordBetween(line, start, wordEnd(line, nameEnds)),
    quoted: line.slice(start + 2, nameEnds - 1),
  };
}

/** Where the quote that opens at `start`, right before a character, has closed if it does. */
function closingQuote(line: string, start: number): number | undefined {
  const closers = quotes.get(line[start] ?? "") ?? [];
  if (space.test(line[start + 1] ?? " ")) return undefined;
  const ends = closers
    .map((closer) => line.indexOf(closer, start + 1) + 1)
    .filter((end) => end > 0);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

const closingPunctuation = new Set(",;:.!?…)");
const swallowed = new Set(",;:.");

function wordBetween(line: string, start: number, end: number): Word {
  let coreEnd = end;
  // "!!!" is a mark of its own, not a word that ends with one.
  const bang = line[start] === "!";
  while (coreEnd > start + 1 && !bang && closingPunctuation.has(line[coreEnd - 1] ?? "")) coreEnd--;
  const tail = end - coreEnd;
  const core = line.slice(start, coreEnd);
  const takesTail = tail === 1 && swallowed.has(line[coreEnd] ?? "");
  const until = takesTail ? end : coreEnd;
  const ordinal = takesTail && line[coreEnd] === "." && /^\d{1,2}(\.\d{1,2})?$/.test(core);
  return {
    low: core.toLowerCase(),
    core,
    text: line.slice(start, until),
    start,
    end: until,
    closed: tail > 0 && !ordinal,
  };
}

const space = /\s/;
function nextWord(line: string, from: number): number {
  let at = from;
  while (at < line.length && space.test(line[at] ?? "")) at++;
  return at;
}
function wordEnd(line: string, from: number): number {
  let at = from;
  while (at < line.length && !space.test(line[at] ?? "")) at++;
  return at;
}
