import { useMemo, type ReactElement, type ReactNode, type Ref } from "react";
import { Collection, GridList, GridListHeader, GridListSection, ListLayout, Virtualizer, type Selection } from "react-aria-components";
import type { Task } from "#core/tasks/task.ts";
import type { TaskGroup } from "./group-tasks.ts";

export type TaskListProps = {
  readonly label: string;
  readonly groups: readonly TaskGroup[];
  readonly heading: (group: TaskGroup) => ReactNode;
  readonly row: (task: Task) => ReactElement;
  readonly selectedIds: ReadonlySet<string>;
  readonly onSelectionChange: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  /** The end of what is loaded comes near. */
  readonly onNearEnd: () => void;
  /** What rows and headings show besides their tasks. */
  readonly dependencies: readonly unknown[];
  readonly rowHeight: number;
  readonly listRef: Ref<HTMLDivElement>;
};

/** Tasks under headings; only what is seen is drawn. */
export function TaskList({ label, groups, heading, row, selectedIds, onSelectionChange, onOpen, onNearEnd, dependencies, rowHeight, listRef }: TaskListProps) {
  const layout = useMemo(() => ({ rowSize: rowHeight, headingSize: 40 }), [rowHeight]);
  const tell = (chosen: Selection) => onSelectionChange(new Set(chosen === "all" ? groups.flatMap(({ tasks }) => tasks.map(({ id }) => id)) : [...chosen].map(String)));
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layout}>
      <GridList
        ref={listRef}
        aria-label={label}
        selectionMode="multiple"
        selectionBehavior="replace"
        disallowTypeAhead
        selectedKeys={selectedIds}
        onSelectionChange={tell}
        onAction={(id) => onOpen(String(id))}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => scrollHeight - scrollTop - clientHeight < 60 * rowHeight && onNearEnd()}
        items={groups}
        dependencies={dependencies}
        className="glide-rows scroll-calm h-full min-h-0 outline-none"
      >
        {(group: TaskGroup) => (
          <GridListSection id={`group ${group.id}`}>
            <GridListHeader className="flex h-10 items-end px-2 pb-1.5">{heading(group)}</GridListHeader>
            <Collection items={group.tasks} dependencies={dependencies}>
              {row}
            </Collection>
          </GridListSection>
        )}
      </GridList>
    </Virtualizer>
  );
}
