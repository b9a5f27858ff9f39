import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TaskList } from "#contract/tasks.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { useChange } from "../../lib/change.ts";
import { useCommand } from "../../lib/commands.tsx";
import { QuickLineField } from "../../lib/quick-line/quick-line-field.tsx";

export type NewTaskProps = { readonly list: TaskList; readonly assigneeId: PersonId | undefined };

/** The line on top of the list where the next task is written. */
export function NewTask({ list, assigneeId }: NewTaskProps) {
  const { t } = useTranslation("tasks");
  const change = useChange();
  const input = useRef<HTMLInputElement>(null);
  useCommand("new.task", () => input.current?.focus());
  return (
    <QuickLineField
      kind="task"
      label={t("newTask")}
      placeholder={t(list === "waiting" ? "newForOther" : "newTask")}
      inputRef={input}
      defaultAssigneeId={assigneeId}
      onLeave={() => input.current?.blur()}
      onPasteLines={(lines) =>
        void change("tasks.addMany", { titles: [...lines], ...(assigneeId && { assigneeId }) })
      }
      onSubmit={async ({
        text,
        assigneeId: who,
        due,
        dueAt,
        priority,
        labels,
        repeat,
        reminders,
      }) => {
        const saved = await change("tasks.add", {
          title: text,
          due,
          dueAt,
          priority,
          labels: [...labels],
          repeat,
          reminders: [...reminders],
          ...(who && { assigneeId: who }),
        });
        return saved.ok;
      }}
    />
  );
}
