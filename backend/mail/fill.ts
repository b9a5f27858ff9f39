import type { Mail } from "./mailer.ts";

/** A mail's words, with `{names}` where something goes in. */
export type Words = { readonly subject: string; readonly text: readonly string[] };

/** A mail in words. What goes in is put on one line, so that a name cannot pretend to be a paragraph of ours. */
export function fill(to: string, words: Words, values: Readonly<Record<string, string>>): Mail {
  const filled = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => oneLine(values[name] ?? ""));
  return { to, subject: filled(words.subject), text: words.text.map(filled).join("\n") };
}

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, " ");
