import { memo, useRef, type ReactNode } from "react";
import { useGridListItem } from "react-aria/useGridList";
import type { Node } from "react-stately";
import type { ListState } from "react-stately/useListState";
import type { Task } from "#core/tasks/task.ts";

export type TaskLineProps = {
  readonly node: Node<Task>;
  readonly state: ListState<Task>;
  readonly row: (task: Task) => ReactNode;
  /** Where it lies in its group. */
  readonly top: number;
  /** Its number among all rows and headings. */
  readonly index: number;
};

/** A row of the list: can be walked to, chosen and opened. What shows that the pointer or the focus is there is left to the style sheet. */
export const TaskLine = memo(function TaskLine({ node, state, row, top, index }: TaskLineProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { rowProps, gridCellProps, isSelected, isPressed } = useGridListItem({ node }, state, ref);
  return (
    <div
      {...rowProps}
      ref={ref}
      aria-rowindex={index}
      data-selected={isSelected || undefined}
      data-pressed={isPressed || undefined}
      style={{ top }}
      className="absolute inset-x-0 h-row contain-strict flex rounded px-2 outline-ring -outline-offset-2 hover:bg-hover focus-visible:outline-2 data-pressed:bg-pressed data-selected:bg-accent-tint forced-colors:data-selected:outline-2"
    >
      <div {...gridCellProps} className="contents">
        {node.value && row(node.value)}
      </div>
    </div>
  );
});
