// Letters that no decomposition takes apart.
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const spelled: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
const ascii = /^[\u0000-\u007F]*$/;

/** Lower case without accents: `Müller` is `muller`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  const bare = lower.normalize("NFD").replace(/[\u0300-\u036F]/g, "");
  return bare.replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter);
}

/** The ways a name is typed without its accents: `Müller` is `muller` and, as Germans write it, `mueller`. */
export function spellings(text: string): readonly string[] {
  const bare = fold(text);
  const lower = text.normalize("NFC").toLowerCase();
  return /[äöü]/.test(lower)
    ? [bare, fold(lower.replace(/[äöü]/g, (letter) => spelled[letter] ?? letter))]
    : [bare];
}
