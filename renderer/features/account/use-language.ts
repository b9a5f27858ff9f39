import { useTranslation } from "react-i18next";

/** The language of mails is the language of the page. */
export function useLanguage(): "en" | "de" {
  const { i18n } = useTranslation();
  return i18n.language.startsWith("de") ? "de" : "en";
}
