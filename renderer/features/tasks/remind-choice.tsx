import { useState } from "react";
import { ListBox } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CalendarClock, Clock, MessagesSquare } from "lucide-react";
import type { Day } from "#core/kernel/time.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import type { Task } from "#core/tasks/task.ts";
import { useToday, useZone } from "../../lib/now.ts";
import { reminderWords } from "../../lib/quick-line/chip-words.ts";
import { useReading } from "../../lib/quick-line/use-reading.ts";
import { Option, type Choice } from "../../ui/option.tsx";
import { moved } from "./group-tasks.ts";
import { TypedChoice } from "./typed-choice.tsx";

export type RemindChoiceProps = {
  readonly task: Pick<Task, "due" | "pairId">;
  readonly onChoose: (time: ReminderTime) => void;
};

/** When to be reminded: typed as one says it, or one of the usual times. */
export function RemindChoice({ task, onChoose }: RemindChoiceProps) {
  const { t, i18n } = useTranslation("tasks");
  const { t: app } = useTranslation("app");
  const zone = useZone();
  const today = useToday();
  const [typed, setTyped] = useState("");
  const chip = useReading(typed.trim() === "" ? "" : `${task.due ?? ""} *remind ${typed}`)?.find(
    (one) => one.kind === "remind",
  );
  const words = chip && reminderWords(chip.time, { t: app, locale: i18n.language, zone });
  const mornings =
    useReading([1, 2, 3, 4, 5, 6].map((days) => `*remind ${moved(today, days)}`).join(" ")) ?? [];
  const usual: readonly { choice: Choice; time: ReminderTime }[] = [
    ...(task.due !== null && task.due >= today
      ? relative.map(({ id, minutes }) => ({
          choice: { id, title: t(`remind.${id}`), icon: Clock },
          time: { kind: "before-due" as const, minutes },
        }))
      : []),
    ...(task.pairId === null
      ? []
      : [
          {
            choice: { id: "next-meeting", title: t("remind.next-meeting"), icon: MessagesSquare },
            time: { kind: "next-meeting" as const },
          },
        ]),
    ...mornings.flatMap((one, index) =>
      one.kind === "remind"
        ? [
            {
              choice: {
                id: `day-${index}`,
                title: weekday(
                  i18n.language,
                  moved(today, index + 1),
                  index === 0 ? t("tomorrow") : undefined,
                ),
                hint: "09:00",
                icon: CalendarClock,
              },
              time: one.time,
            },
          ]
        : [],
    ),
  ];
  return (
    <div className="flex w-64 flex-col">
      <TypedChoice
        label={t("remindWhen")}
        placeholder={t("typeReminder")}
        typed={typed}
        onType={setTyped}
        understood={words}
        onEnter={() => chip && onChoose(chip.time)}
      />
      <ListBox
        aria-label={t("remindWhen")}
        items={usual.map(({ choice }) => choice)}
        onAction={(id) => {
          const one = usual.find(({ choice }) => choice.id === id);
          if (one) onChoose(one.time);
        }}
        className="flex max-h-80 flex-col overflow-auto p-1 outline-none"
      >
        {(choice) => <Option choice={choice} />}
      </ListBox>
    </div>
  );
}

const relative = [
  { id: "due", minutes: 0 },
  { id: "hour", minutes: 60 },
  { id: "day", minutes: 1_440 },
] as const;

const weekday = (locale: string, day: Day, words: string | undefined): string =>
  words ??
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
