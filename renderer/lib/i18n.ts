import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "en" | "de";

/** One namespace for each folder in features/, plus `app` for what all share. English is in the bundle; German comes when it is needed. */
const english = import.meta.glob<Record<string, unknown>>(["../features/*/locale.en.json", "../app/locale.en.json"], { eager: true, import: "default" });
const german = import.meta.glob<Record<string, unknown>>(["../features/*/locale.de.json", "../app/locale.de.json"], { import: "default" });

const namespaceOf = (path: string): string => path.split("/").at(-2) ?? "app";

/** Prepares the words of a language. */
export async function startI18n(language: Language): Promise<void> {
  const en = Object.fromEntries(Object.entries(english).map(([path, words]) => [namespaceOf(path), words]));
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources: { en },
    defaultNS: "app",
    ns: Object.keys(en),
    interpolation: { escapeValue: false },
  });
  await showLanguage(language);
}

/** Changes the words of the whole page. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === "de" && !i18next.hasResourceBundle("de", "app")) {
    for (const [path, load] of Object.entries(german)) i18next.addResourceBundle("de", namespaceOf(path), await load());
  }
  if (i18next.language !== language) await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The language to show for a setting and the system's language. */
export const languageFor = (setting: "system" | Language, system: string): Language => (setting !== "system" ? setting : system.toLowerCase().startsWith("de") ? "de" : "en");
