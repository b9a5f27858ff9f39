import type { TFunction } from "i18next";
import type { Day } from "#core/kernel/time.ts";
import type { LedgerLine } from "#core/tasks/promise-ledger.ts";
import { formatNearDay } from "../../../lib/format.ts";

export type WordsContext = {
  readonly t: TFunction<"meetings">;
  readonly locale: string;
  readonly today: Day;
};

/** When a promise is due and how many meetings it has seen. */
export function promiseWords(
  { task, age }: LedgerLine,
  { t, locale, today }: WordsContext,
): string {
  if (task.state === "done") return t("promises.done");
  const due =
    task.due !== null &&
    t(task.due < today ? "promises.wasDue" : "promises.due", {
      day: formatNearDay(locale, task.due, today),
    });
  return [due, age > 0 && t("promises.age", { count: age })].filter(Boolean).join(" · ");
}

export const isLate = ({ task }: LedgerLine, today: Day): boolean =>
  task.state === "open" && task.due !== null && task.due < today;
