import { memo, useMemo, type ReactElement, type ReactNode, type RefObject } from "react";
import {
  Collection,
  GridList,
  GridListHeader,
  GridListSection,
  Virtualizer,
  type Selection,
} from "react-aria-components";
import type { Task } from "#core/tasks/task.ts";
import type { TaskGroup } from "./group-tasks.ts";
import { WholeListLayout } from "./whole-list-layout.ts";

export type TaskListProps = {
  readonly label: string;
  readonly groups: readonly TaskGroup[];
  readonly heading: (group: TaskGroup) => ReactNode;
  readonly row: (task: Task) => ReactElement;
  readonly selectedIds: ReadonlySet<string>;
  readonly onSelectionChange: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  /** The end of what is loaded comes near; left out when all is here. */
  readonly onNearEnd: (() => void) | undefined;
  /** What rows and headings show besides their tasks: a change draws all of them anew. */
  readonly dependencies: readonly unknown[];
  readonly rowHeight: number;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

/** Tasks under headings; only what is seen is drawn. */
export function TaskList({
  label,
  groups,
  heading,
  row,
  selectedIds,
  onSelectionChange,
  onOpen,
  onNearEnd,
  dependencies,
  rowHeight,
  listRef,
}: TaskListProps) {
  const layout = useMemo(() => ({ rowSize: rowHeight, headingSize: HEADING }), [rowHeight]);
  const tell = (chosen: Selection) =>
    onSelectionChange(
      new Set(
        chosen === "all"
          ? groups.flatMap(({ tasks }) => tasks.map(({ id }) => id))
          : [...chosen].map(String),
      ),
    );
  const height = groups.reduce((sum, { tasks }) => sum + HEADING + tasks.length * rowHeight, 0);
  return (
    <Virtualizer layout={WholeListLayout} layoutOptions={layout}>
      <GridList
        ref={listRef}
        aria-label={label}
        selectionMode="multiple"
        selectionBehavior="replace"
        disallowTypeAhead
        selectedKeys={selectedIds}
        onSelectionChange={tell}
        onAction={(id) => onOpen(String(id))}
        // Its height is known, so that none has to be measured while scrolling.
        {...(onNearEnd && {
          onScroll: ({ currentTarget }) =>
            height - currentTarget.scrollTop < AHEAD * rowHeight && onNearEnd(),
        })}
        className="glide-rows scroll-calm h-full min-h-0 outline-none"
      >
        <Sections groups={groups} heading={heading} row={row} dependencies={dependencies} />
      </GridList>
    </Virtualizer>
  );
}

const HEADING = 40;

/** So many rows before the end, the next are fetched: a window and then some. */
const AHEAD = 100;

type SectionsProps = Pick<TaskListProps, "groups" | "heading" | "row" | "dependencies">;

/** Stays as it is while its tasks do: with ten thousand of them, a key press must not walk through all. */
const Sections = memo(
  ({ groups, heading, row, dependencies }: SectionsProps) => (
    <Collection items={groups} dependencies={dependencies}>
      {(group: TaskGroup) => (
        <GridListSection id={`group ${group.id}`}>
          <GridListHeader className="flex h-10 items-end px-2 pb-1.5">
            {heading(group)}
          </GridListHeader>
          <Collection items={group.tasks} dependencies={dependencies}>
            {row}
          </Collection>
        </GridListSection>
      )}
    </Collection>
  ),
  (before, now) =>
    before.groups === now.groups &&
    before.dependencies.every((one, index) => Object.is(one, now.dependencies[index])),
);
