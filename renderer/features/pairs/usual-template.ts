import type { PairRow } from "#contract/pairs.ts";
import type { TemplateId } from "#core/kernel/ids.ts";

/** The template that most 1:1s start with. */
export function usualTemplate(rows: readonly PairRow[]): TemplateId | null {
  const used = Map.groupBy(rows, ({ pair }) => pair.templateId);
  return [...used].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}
