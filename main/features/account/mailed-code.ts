/** The code of a mail, whether the code alone was copied or the whole link. */
export function mailedCode(typed: string): string | undefined {
  const found = typed.match(/(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g);
  return found?.at(-1);
}
