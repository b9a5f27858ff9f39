import { CalendarClock, Check, CircleSlash } from "lucide-react";
import { useTranslation } from "react-i18next";
import { addDays } from "#core/kernel/calendar-day.ts";
import type { Day } from "#core/kernel/time.ts";
import type { LedgerLine } from "#core/tasks/promise-ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { Calendar } from "../../../ui/calendar.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { RowBody } from "../../../ui/row-body.tsx";
import { SectionHeader } from "../../../ui/section-header.tsx";
import { firstName, type Shown } from "../one-on-one.ts";
import { promiseWords } from "./promise-words.ts";
import { type Promises, usePromises } from "./use-promises.ts";

export type DecisionsProps = { readonly shown: Shown };

/** Promises that were carried a third time: done, still on, or dropped. Nothing waits for the answer, but it is asked every time. */
export function Decisions({ shown }: DecisionsProps) {
  const { t } = useTranslation("meetings");
  const promises = usePromises(shown);
  const lines = shown.view.ledger.filter((line) => line.mustChoose && line.task.state === "open");
  if (lines.length === 0) return null;
  return (
    <section
      aria-label={t("decide.title")}
      className="mb-6 rounded-large bg-caution-tint px-3 pt-1 pb-2"
    >
      <SectionHeader title={t("decide.title")} count={lines.length} actions={t("decide.why")} />
      <ul className="flex flex-col">
        {lines.map((line) => (
          <li key={line.task.id}>
            <Decision line={line} promises={promises} shown={shown} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decision({
  line,
  promises,
  shown,
}: {
  readonly line: LedgerLine;
  readonly promises: Promises;
  readonly shown: Shown;
}) {
  const { t, i18n } = useTranslation("meetings");
  const { task, side } = line;
  const { other, today, view } = shown;
  const who =
    side === "i-owe" ? t("promises.mine") : t("promises.theirs", { name: firstName(other) });
  const next =
    view.meeting.day !== null && view.meeting.day > today ? view.meeting.day : addDays(today, 7);
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <div className="min-w-60 flex-1">
        <RowBody
          isWrapping
          title={
            <span dir="auto" className="block font-medium">
              {task.title}
            </span>
          }
          meta={
            <span className="text-soft">{`${who} · ${promiseWords(line, { t, locale: i18n.language, today })}`}</span>
          }
        />
      </div>
      <div
        role="group"
        aria-label={t("decide.about", { promise: task.title })}
        className="flex gap-1"
      >
        <Button size="small" icon={Check} onPress={() => void promises.toggleDone(task.id)}>
          {t("decide.done")}
        </Button>
        <Popover
          label={t("decide.newDate")}
          placement="bottom end"
          trigger={
            <Button size="small" icon={CalendarClock}>
              {t("decide.stillOn")}
            </Button>
          }
        >
          {(close) => (
            <NewDate
              next={next}
              today={today}
              due={task.due}
              onChoose={(due) => (void promises.renew(task.id, due), close())}
            />
          )}
        </Popover>
        <Button size="small" icon={CircleSlash} onPress={() => void promises.drop(task.id)}>
          {t("decide.drop")}
        </Button>
      </div>
    </div>
  );
}

type NewDateProps = {
  readonly next: Day;
  readonly today: Day;
  readonly due: Day | null;
  readonly onChoose: (due: Day | null) => void;
};

function NewDate({ next, today, due, onChoose }: NewDateProps) {
  const { t } = useTranslation("meetings");
  const presets = [
    { title: t("decide.byNext"), day: next },
    { title: t("decide.inAWeek"), day: addDays(today, 7) },
  ];
  return (
    <>
      <Calendar
        label={t("decide.newDate")}
        value={due !== null && due >= today ? due : null}
        onChange={(day) => onChoose(day as Day)}
        min={today}
        presets={presets}
        autoFocus
      />
      <div className="mt-2 border-t border-line pt-2">
        <Button size="small" kind="quiet" onPress={() => onChoose(null)}>
          {t("decide.noDate")}
        </Button>
      </div>
    </>
  );
}
