import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PairId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { formatNearDay } from "../../lib/format.ts";
import { go } from "../../lib/go.ts";
import { useToday } from "../../lib/now.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

const MOST = 50;

/** What I owe someone and what they owe me. */
export function PersonPromises({
  person,
  pairId,
}: {
  readonly person: Person;
  readonly pairId: PairId | undefined;
}) {
  const { t } = useTranslation("people");
  const theirs = useAsk("tasks.list", { list: "waiting", personId: person.id, limit: MOST }).data;
  const ledger =
    useAsk("meetings.open", { pairId: pairId as PairId }, { enabled: pairId !== undefined }).data
      ?.ledger ?? [];
  const mine = ledger.flatMap(({ task, side }) =>
    side === "i-owe" && task.state === "open" ? [task] : [],
  );
  // What they said they would do lies in the pair's ledger also when they wrote it down themselves.
  const owed = new Map(
    [
      ...(theirs?.tasks ?? []),
      ...ledger.flatMap(({ task, side }) =>
        side === "they-owe" && task.state === "open" ? [task] : [],
      ),
    ].map((task) => [task.id, task]),
  );
  return (
    <>
      <Promises title={t("iOwe", { name: person.name })} tasks={mine} none={t("iOweNothing")} />
      <Promises
        title={t("theyOwe", { name: person.name })}
        tasks={[...owed.values()]}
        none={t("theyOweNothing")}
      />
    </>
  );
}

function Promises({
  title,
  tasks,
  none,
}: {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly none: string;
}) {
  const { t, i18n } = useTranslation("people");
  const change = useChange();
  const today = useToday();
  return (
    <section>
      <SectionHeader title={title} {...(tasks.length > 0 && { count: tasks.length })} />
      {tasks.length === 0 ? (
        <EmptyState kind="inline" icon={CircleCheck} title={none} />
      ) : (
        <div className="-mx-2">
          <List
            label={title}
            items={tasks}
            onOpen={(id) => go(`/tasks?task=${id}`)}
            aliases={{ j: "ArrowDown", k: "ArrowUp" }}
            dependencies={[today, i18n.language]}
          >
            {(task) => (
              <Row
                id={task.id}
                name={task.title}
                leading={
                  <Checkbox
                    shape="round"
                    isLabelHidden
                    label={t("doneTask", { title: task.title })}
                    isSelected={task.state === "done"}
                    onChange={() => void change("tasks.setState", { id: task.id, state: "done" })}
                  />
                }
                title={<span dir="auto">{task.title}</span>}
                trailing={
                  task.due && (
                    <span className={task.due < today ? "text-critical-ink" : ""}>
                      {formatNearDay(i18n.language, task.due, today)}
                    </span>
                  )
                }
              />
            )}
          </List>
        </div>
      )}
    </section>
  );
}
