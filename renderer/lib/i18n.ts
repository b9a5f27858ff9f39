import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "en" | "de";

/**
 * One namespace for each folder in features/, plus `app` for what all share. English is in the bundle, but for features with many words of
 * which the first screens say none; German comes when it is needed.
 */
const english = import.meta.glob<Record<string, unknown>>(
  [
    "../features/*/locale.en.json",
    "!../features/{account,calendar,health}/locale.en.json",
    "../app/locale.en.json",
  ],
  { eager: true, import: "default" },
);
const lateEnglish = import.meta.glob<Record<string, unknown>>(
  "../features/{account,calendar,health}/locale.en.json",
  { import: "default" },
);
const german = import.meta.glob<Record<string, unknown>>(
  ["../features/*/locale.de.json", "../app/locale.de.json"],
  { import: "default" },
);

const namespaceOf = (path: string): string => path.split("/").at(-2) ?? "app";

/** Prepares the words of a language. */
export async function startI18n(locale: string): Promise<void> {
  const en = Object.fromEntries(
    Object.entries(english).map(([path, words]) => [namespaceOf(path), words]),
  );
  await i18next.use(initReactI18next).init({
    lng: locale,
    load: "languageOnly",
    fallbackLng: "en",
    resources: { en },
    defaultNS: "app",
    ns: Object.keys(en),
    interpolation: { escapeValue: false },
  });
  await showLocale(locale);
}

/** Fetches a screen together with the words that are not in the bundle: called by the routes that show such features. */
export async function withWords<T>(screen: Promise<T>): Promise<T> {
  await Promise.all(
    Object.entries(lateEnglish)
      .filter(([path]) => !i18next.hasResourceBundle("en", namespaceOf(path)))
      .map(async ([path, load]) =>
        i18next.addResourceBundle("en", namespaceOf(path), await load()),
      ),
  );
  return screen;
}

/** Changes the words and forms of the whole page. */
export async function showLocale(locale: string): Promise<void> {
  if (locale.startsWith("de") && !i18next.hasResourceBundle("de", "app")) {
    for (const [path, load] of Object.entries(german))
      i18next.addResourceBundle("de", namespaceOf(path), await load());
  }
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

/**
 * The locale to show for a setting and the system's language (BCP 47): words in English or German, dates and times as the system's
 * region writes them where it speaks that language, else as Europe does.
 */
export function localeFor(setting: "system" | Language, system: string): string {
  const spoken: Language =
    setting !== "system" ? setting : system.toLowerCase().startsWith("de") ? "de" : "en";
  if (new RegExp(`^${spoken}(-|$)`, "i").test(system)) return system;
  return spoken === "de" ? "de-DE" : "en-GB";
}
