import type { Bell } from "./notifier.ts";

/** Longest texts that are sent, in characters: what a bell shows is some forty of a title and two hundred of a body. */
const LIMITS = { title: 200, body: 1_000, label: 40 } as const;
const MOST_ACTIONS = 6;

// Control characters, and the marks that turn the direction of text around: a title must not be able to dress up as another.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;
const UNSEEN_BUT_LINES =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;

/** The same bell in words that any server can take: bounded, without control characters or broken ones, on one line but for the body. */
export function boundBell(bell: Bell): Bell {
  return {
    ...bell,
    title: bounded(bell.title, LIMITS.title, UNSEEN),
    body: bounded(bell.body, LIMITS.body, UNSEEN_BUT_LINES),
    actions: bell.actions
      .slice(0, MOST_ACTIONS)
      .map(({ key, label }) => ({ key, label: bounded(label, LIMITS.label, UNSEEN) })),
  };
}

/** For servers that read a body as markup: what looked like a tag is shown as it was written. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function bounded(text: string, most: number, unseen: RegExp): string {
  // Cut first, so that ten million characters cost no more than the few that are shown; twice, for what is then dropped.
  const start = text.slice(0, most * 2).toWellFormed();
  const seen = start.replaceAll(unseen, " ").trim();
  const wasCut = text.length > most * 2 || seen.length > most;
  return wasCut ? `${withoutHalf(seen.slice(0, most - 1)).trimEnd()}…` : seen;
}

/** A cut can go through the middle of a character that takes two code units: then its first half goes too. */
const withoutHalf = (text: string): string => (text.isWellFormed() ? text : text.slice(0, -1));
