import { expect, test } from "vitest";
import { localeFor } from "./i18n.ts";

test.each([
  ["system", "de-AT", "de-AT"],
  ["system", "en-US", "en-US"],
  ["system", "fr-FR", "en-GB"],
  ["de", "en-US", "de-DE"],
  ["de", "de-CH", "de-CH"],
  ["en", "de-DE", "en-GB"],
  ["en", "en-AU", "en-AU"],
  ["en", "", "en-GB"],
] as const)(
  "with the setting %s on a system in '%s' words, dates and times are those of %s",
  (setting, system, locale) => {
    expect(localeFor(setting, system)).toBe(locale);
  },
);
