import { memo, useEffect, useMemo, useState, type ReactNode, type RefObject } from "react";
import { ListKeyboardDelegate } from "react-aria/ListKeyboardDelegate";
import { useGridList } from "react-aria/useGridList";
import { useListState, type ListState } from "react-stately/useListState";
import type { Task } from "#core/tasks/task.ts";
import type { TaskGroup } from "./group-tasks.ts";
import { RowPlaces } from "./row-places.ts";
import { Slots } from "./slots.ts";
import { TaskCollection } from "./task-collection.ts";
import { TaskLine } from "./task-line.tsx";
import { useListView } from "./use-list-view.ts";

export type TaskListProps = {
  readonly label: string;
  readonly groups: readonly TaskGroup[];
  readonly heading: (group: TaskGroup) => ReactNode;
  readonly row: (task: Task) => ReactNode;
  readonly selectedIds: ReadonlySet<string>;
  readonly onSelectionChange: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  /** The end of what is loaded comes near; left out when all is here. */
  readonly onNearEnd: (() => void) | undefined;
  readonly rowHeight: number;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

/**
 * Tasks under headings; only what is seen is drawn. Keys, selection and focus are react-aria's; its own list would count through all
 * tasks for each row that comes into sight, and ten thousand of them are longer than a frame.
 */
export function TaskList(props: TaskListProps) {
  const { label, groups, selectedIds, onSelectionChange, onOpen, rowHeight, listRef } = props;
  const collection = useMemo(
    () => new TaskCollection(groups.flatMap(({ tasks }) => tasks)),
    [groups],
  );
  const places = useMemo(
    () => new RowPlaces({ groups, headingHeight: HEADING, rowHeight, scroller: listRef }),
    [groups, listRef, rowHeight],
  );
  const state = useListState<Task>({
    collection,
    layoutDelegate: places,
    selectionMode: "multiple",
    selectionBehavior: "replace",
    selectedKeys: selectedIds,
    onSelectionChange: (chosen) =>
      onSelectionChange(
        new Set([...(chosen === "all" ? collection.getKeys() : chosen)].map(String)),
      ),
  });
  const keyboardDelegate = useMemo(
    () => new ListKeyboardDelegate({ collection, ref: listRef, layoutDelegate: places }),
    [collection, listRef, places],
  );
  const { gridProps } = useGridList(
    {
      "aria-label": label,
      keyboardDelegate,
      disallowTypeAhead: true,
      onAction: (id) => onOpen(String(id)),
    },
    state,
    listRef,
  );
  return (
    <div
      {...gridProps}
      ref={listRef}
      aria-rowcount={places.count}
      aria-colcount={1}
      className="scroll-calm relative h-full min-h-0 outline-none"
    >
      <Seen {...props} places={places} collection={collection} state={state} />
    </div>
  );
}

const HEADING = 40;

/** So many rows before the end, the next are fetched: a window and then some. */
const AHEAD = 100;

/** So many rows are drawn above and below what is seen. */
const SPARE = 6;

type SeenProps = Pick<TaskListProps, "groups" | "heading" | "row" | "onNearEnd" | "listRef"> & {
  readonly places: RowPlaces;
  readonly collection: TaskCollection;
  readonly state: ListState<Task>;
};

/** What is seen of the list. Scrolling draws this anew and nothing else, and of it only the rows that come. */
const Seen = memo(function Seen({
  groups,
  heading,
  row,
  onNearEnd,
  listRef,
  places,
  collection,
  state,
}: SeenProps) {
  const { rowHeight } = places;
  const view = useListView(listRef, rowHeight);
  const [slots] = useState(() => new Slots());
  useEffect(() => {
    if (places.height - view.top < AHEAD * rowHeight) onNearEnd?.();
  }, [onNearEnd, places, rowHeight, view]);
  const seen = places.seen(
    view.top - SPARE * rowHeight,
    view.top + view.height + SPARE * rowHeight,
    state.selectionManager.focusedKey,
  );
  const ids = seen.flatMap(({ group, rows }) =>
    rows.flatMap((at) => groups[group]?.tasks[at]?.id ?? []),
  );
  const slotOf = slots.give(ids, view.isMoving);
  return (
    <div
      role="presentation"
      style={{ height: places.height }}
      className={view.isMoving ? undefined : "glide-rows"}
    >
      {seen.map(({ group: index, top, height, before, rows }) => {
        const group = groups[index];
        if (!group) return null;
        const headingId = `tasks-${group.id}`;
        const lines = rows.flatMap((at) => {
          const task = group.tasks[at];
          return task ? [{ task, at, slot: slotOf.get(task.id) ?? 0 }] : [];
        });
        // To move an element is to lay it out anew, so they come in reading order only when the list stands still.
        if (view.isMoving) lines.sort((a, b) => a.slot - b.slot);
        return (
          <div
            key={group.id}
            role="rowgroup"
            aria-labelledby={headingId}
            className="absolute inset-x-0"
            style={{ top, height }}
          >
            <div role="row" aria-rowindex={before + 1}>
              <div role="rowheader" id={headingId} className="flex h-10 items-end px-2 pb-1.5">
                {heading(group)}
              </div>
            </div>
            {lines.map(({ task, at, slot }) => {
              const node = collection.getItem(task.id);
              return (
                node && (
                  <TaskLine
                    key={slot}
                    node={node}
                    state={state}
                    row={row}
                    top={HEADING + at * rowHeight}
                    index={before + 2 + at}
                  />
                )
              );
            })}
          </div>
        );
      })}
    </div>
  );
});
