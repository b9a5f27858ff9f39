import type { Settings } from "#contract/settings.ts";
import de from "./locale.de.json" with { type: "json" };
import en from "./locale.en.json" with { type: "json" };

export type Words = typeof en;

/** What the main process says itself, beside the page. */
export function wordsIn(language: Settings["language"]): Words {
  const words: Readonly<Record<"en" | "de", Words>> = { en, de };
  return words[languageOf(language)];
}

export const languageOf = (language: Settings["language"]): "en" | "de" =>
  language === "system" ? languageOfSystem() : language;

export function languageOfSystem(): "en" | "de" {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("de") ? "de" : "en";
}

/** Puts values into a text's blanks (`{{name}}`). */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
