import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day, TimeOfDay } from "#core/kernel/time.ts";
import { formatDay, formatTime } from "../../lib/format.ts";
import { useToday } from "../../lib/now.ts";
import { useReading } from "../../lib/quick-line/use-reading.ts";
import { Calendar } from "../../ui/calendar.tsx";
import { TypedChoice } from "./typed-choice.tsx";
import { moved, weekdayOf } from "./group-tasks.ts";
import { Button } from "../../ui/button.tsx";

export type Due = { readonly due: Day | null; readonly dueAt: TimeOfDay | null };

export type DateChoiceProps = { readonly due: Day | null; readonly onChoose: (due: Due) => void };

/** A day and perhaps a time: typed as one says it, or chosen from the month. */
export function DateChoice({ due, onChoose }: DateChoiceProps) {
  const { t, i18n } = useTranslation("tasks");
  const today = useToday();
  const [typed, setTyped] = useState("");
  const chip = useReading(typed)?.find((one) => one.kind === "due" || one.kind === "repeat");
  const found = chip && { due: chip.due, dueAt: chip.dueAt };
  const words =
    found &&
    formatDay(i18n.language, found.due, today) +
      (found.dueAt ? ` ${formatTime(i18n.language, found.dueAt)}` : "");
  const monday = moved(today, (8 - weekdayOf(today)) % 7 || 7);
  const presets = [
    { title: t("today"), day: today },
    { title: t("tomorrow"), day: moved(today, 1) },
    { title: t("nextWeek"), day: monday },
  ];
  return (
    <div className="flex w-70 flex-col">
      <TypedChoice
        label={t("date")}
        placeholder={t("typeDate")}
        typed={typed}
        onType={setTyped}
        understood={words}
        onEnter={() => found && onChoose(found)}
      />
      <div className="flex flex-col items-center p-3">
        <Calendar
          label={t("date")}
          value={found?.due ?? due}
          min={today}
          onChange={(day) => onChoose({ due: day as Day, dueAt: null })}
          presets={presets}
        />
      </div>
      {due !== null && (
        <div className="border-t border-line p-1">
          <Button
            kind="quiet"
            size="small"
            isWide
            onPress={() => onChoose({ due: null, dueAt: null })}
          >
            {t("noDate")}
          </Button>
        </div>
      )}
    </div>
  );
}
