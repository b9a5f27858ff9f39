import { CircleSlash, Ellipsis, SquareArrowOutUpRight, Trash2 } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Day } from "#core/kernel/time.ts";
import type { LedgerLine } from "#core/tasks/promise-ledger.ts";
import { go } from "../../../lib/go.ts";
import { QuickLineField } from "../../../lib/quick-line/quick-line-field.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { MenuItem } from "../../../ui/menu-item.tsx";
import { MenuSeparator } from "../../../ui/menu-separator.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { List } from "../../../ui/list.tsx";
import { Row } from "../../../ui/row.tsx";
import { SectionHeader } from "../../../ui/section-header.tsx";
import { useCaps } from "../agenda/use-caps.ts";
import { OnDemand } from "../on-demand.tsx";
import type { Selection } from "../selection.ts";
import { isLate, promiseWords } from "./promise-words.ts";
import type { Promises } from "./use-promises.ts";

export type PromiseColumnProps = {
  readonly side: LedgerLine["side"];
  readonly title: string;
  readonly lines: readonly LedgerLine[];
  readonly promises: Promises;
  readonly selection: Selection;
  readonly today: Day;
  /** Whose promises are added here. */
  readonly ownerId: PersonId;
  readonly addLabel: string;
};

/** What one of the two promised. */
export function PromiseColumn({
  side,
  title,
  lines,
  promises,
  selection,
  today,
  ownerId,
  addLabel,
}: PromiseColumnProps) {
  const items = useMemo(() => lines.map((line) => ({ ...line, id: line.task.id })), [lines]);
  return (
    <div className="min-w-0">
      <SectionHeader
        title={title}
        count={lines.filter(({ task }) => task.state === "open").length || undefined}
      />
      <div className="-mx-2" data-list={side}>
        {items.length > 0 && (
          <List
            label={title}
            items={items}
            selectionMode="single"
            selectionBehavior="replace"
            selectedIds={selection.idsIn(side)}
            onSelectionChange={(ids) => selection.select(side, [...ids][0])}
            onOpen={openTask}
            dependencies={[promises, today]}
          >
            {(line) => <PromiseRow line={line} promises={promises} today={today} />}
          </List>
        )}
        <div className="px-2">
          <QuickLineField
            kind="task"
            label={addLabel}
            placeholder={addLabel}
            defaultAssigneeId={ownerId}
            isDefaultHidden
            onSubmit={promises.add}
          />
        </div>
      </div>
    </div>
  );
}

/** A task on the page of tasks, where all of it can be changed. */
export const openTask = (id: string): void => go(`/tasks?task=${encodeURIComponent(id)}`);

function PromiseRow({
  line,
  promises,
  today,
}: {
  readonly line: LedgerLine;
  readonly promises: Promises;
  readonly today: Day;
}) {
  const { t, i18n } = useTranslation("meetings");
  const caps = useCaps();
  const { task } = line;
  const words = promiseWords(line, { t, locale: i18n.language, today });
  const warns = isLate(line, today) || line.mustChoose;
  return (
    <Row
      id={task.id}
      name={task.title}
      isWrapping
      isDone={task.state === "done"}
      leading={
        <Checkbox
          shape="round"
          label={t("promises.kept", { promise: task.title })}
          isLabelHidden
          isSelected={task.state === "done"}
          onChange={() => void promises.toggleDone(task.id)}
        />
      }
      title={
        <span dir="auto" className="block">
          {task.title}
        </span>
      }
      meta={words !== "" && <span className={warns ? "text-caution-ink" : ""}>{words}</span>}
      actions={
        <OnDemand width="w-6">
          {() => (
            <Menu
              label={task.title}
              trigger={<IconButton size="tiny" icon={Ellipsis} label={t("more")} />}
              placement="bottom end"
            >
              <MenuItem
                title={t("promises.open")}
                icon={SquareArrowOutUpRight}
                shortcut={["↵"]}
                onAction={() => openTask(task.id)}
              />
              <MenuItem
                title={t("promises.drop")}
                icon={CircleSlash}
                onAction={() => void promises.drop(task.id)}
              />
              <MenuSeparator />
              <MenuItem
                title={t("promises.delete")}
                icon={Trash2}
                tone="danger"
                shortcut={caps("item.delete")}
                onAction={() => void promises.archive(task.id)}
              />
            </Menu>
          )}
        </OnDemand>
      }
    />
  );
}
