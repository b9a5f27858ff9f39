import { useTranslation } from "react-i18next";
import type { TimeOfDay, Zone } from "#core/kernel/time.ts";
import type { Cadence } from "#core/pairs/pair.ts";
import { Select } from "../../ui/select.tsx";
import { TimeField } from "../../ui/time-field.tsx";

/** A rhythm being chosen; `everyWeeks` 0 is none. */
export type RhythmDraft = {
  readonly everyWeeks: number;
  readonly weekday: number;
  readonly at: string | null;
  readonly minutes: number;
};

export const draftOf = (cadence: Cadence | null): RhythmDraft =>
  cadence ?? { everyWeeks: 0, weekday: 4, at: "10:00", minutes: 30 };

export const cadenceOf = (
  { everyWeeks, weekday, at, minutes }: RhythmDraft,
  zone: Zone,
): Cadence | null =>
  everyWeeks === 0 || at === null
    ? null
    : { everyWeeks, weekday, at: at as TimeOfDay, minutes, zone };

export type RhythmFieldsProps = {
  readonly draft: RhythmDraft;
  readonly onChange: (draft: RhythmDraft) => void;
};

/** How often two people meet, on which day, when and for how long. */
export function RhythmFields({ draft, onChange }: RhythmFieldsProps) {
  const { t, i18n } = useTranslation("pairs");
  const rhythms = [...new Set([1, 2, 3, 4, draft.everyWeeks || 1])].toSorted((a, b) => a - b);
  const lengths = [...new Set([15, 20, 25, 30, 45, 50, 60, 90, draft.minutes])].toSorted(
    (a, b) => a - b,
  );
  const hasRhythm = draft.everyWeeks > 0;
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label={t("rhythm.often")}
        value={String(draft.everyWeeks)}
        onChange={(id) => onChange({ ...draft, everyWeeks: Number(id) })}
        choices={[
          ...rhythms.map((count) => ({ id: String(count), title: t("rhythm.weeks", { count }) })),
          { id: "0", title: t("rhythm.none") },
        ]}
      />
      {hasRhythm && (
        <>
          <Select
            label={t("rhythm.weekday")}
            value={String(draft.weekday)}
            onChange={(id) => onChange({ ...draft, weekday: Number(id) })}
            choices={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
              id: String(weekday),
              title: weekdayName(i18n.language, weekday),
            }))}
          />
          <TimeField
            label={t("rhythm.time")}
            value={draft.at}
            onChange={(at) => onChange({ ...draft, at })}
          />
          <Select
            label={t("rhythm.length")}
            value={String(draft.minutes)}
            onChange={(id) => onChange({ ...draft, minutes: Number(id) })}
            choices={lengths.map((count) => ({
              id: String(count),
              title: t("rhythm.minutes", { count }),
            }))}
          />
        </>
      )}
    </div>
  );
}

/** 1 is Monday; the first of January 2024 was one. */
export const weekdayName = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, weekday),
  );
