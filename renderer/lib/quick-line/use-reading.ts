import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Chip } from "#core/quick-line/quick-line.ts";
import { now, useZone } from "../now.ts";
import { useParser } from "./parser.ts";

/** What a few words mean, without people and labels; for a field that asks for a date or a reminder only. `undefined` until the reader is there. */
export function useReading(text: string): readonly Chip[] | undefined {
  const { i18n } = useTranslation();
  const zone = useZone();
  const [parse, fetchParser] = useParser();
  useEffect(fetchParser, [fetchParser]);
  const language = i18n.language.startsWith("de") ? ("de" as const) : ("en" as const);
  return useMemo(
    () =>
      parse && text !== ""
        ? parse(text, { language, zone, now: now(), people: [] }).chips
        : undefined,
    [language, parse, text, zone],
  );
}
