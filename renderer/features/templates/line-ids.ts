export type Line = { readonly id: string; readonly text: string };

/** Gives texts that have no ids ids that stay with them while they are moved, changed one at a time, or changed back by undo. */
export function lineIds(texts: readonly string[], before: readonly Line[]): readonly Line[] {
  if (before.length === texts.length && before.every((line, index) => line.text === texts[index]))
    return before;
  const left = [...before];
  const same = texts.map((text) => {
    const at = left.findIndex((line) => line.text === text);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  let last = Math.max(0, ...before.map(({ id }) => Number(id.slice("line-".length))));
  return texts.map((text, index) => {
    // With as many lines as before, the one left over was renamed.
    const known = same[index] ?? (before.length === texts.length ? left.shift() : undefined);
    return { id: known?.id ?? `line-${++last}`, text };
  });
}
