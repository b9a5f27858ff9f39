const graphemes = new Intl.Segmenter();

/** 0 (too short to take) to 4, by the length that is left when repeats are not counted: length is what makes guessing dear. */
export function strengthOf(passphrase: string): 0 | 1 | 2 | 3 | 4 {
  if (passphrase.length < 8) return 0;
  const letters = [...graphemes.segment(passphrase.normalize("NFKC"))].map(
    ({ segment }) => segment,
  );
  const length =
    letters.filter((letter, index) => letter !== letters[index - 1]).length *
    Math.min(1, new Set(letters).size / 5);
  if (length < 10) return 1;
  if (length < 14) return 2;
  return length < 20 ? 3 : 4;
}
