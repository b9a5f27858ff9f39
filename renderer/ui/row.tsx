import { GripVertical } from "lucide-react";
import { Button, GridListItem, type GridListItemProps } from "react-aria-components";
import { cx } from "./cx.ts";
import { RowBody, type RowBodyProps } from "./row-body.tsx";

export type RowProps = RowBodyProps &
  Pick<GridListItemProps, "id" | "href" | "isDisabled" | "onAction"> & {
    /** What the row is called by a screen reader and in drag and drop. */
    readonly name: string;
    /** Open in the pane beside. */
    readonly isCurrent?: boolean;
    /** With it, and a list that allows dragging, the row shows a grip on hover. */
    readonly dragLabel?: string | undefined;
  };

/** A line of a List. */
export function Row({
  name,
  isCurrent = false,
  dragLabel,
  id,
  href,
  isDisabled,
  onAction,
  ...body
}: RowProps) {
  return (
    <GridListItem
      textValue={name}
      {...(id !== undefined && { id })}
      {...(href !== undefined && { href })}
      {...(isDisabled !== undefined && { isDisabled })}
      {...(onAction && { onAction })}
      className={cx(
        "ring-in group/row relative flex rounded px-2 transition-colors duration-75",
        "data-hovered:bg-hover data-pressed:bg-pressed data-selected:bg-accent-tint data-dragging:opacity-40 data-disabled:opacity-45",
        "forced-colors:data-selected:outline-2 forced-colors:data-selected:-outline-offset-2",
        isCurrent && "bg-here",
      )}
    >
      {({ allowsDragging }) => (
        <>
          {allowsDragging && dragLabel && (
            <Button
              slot="drag"
              aria-label={dragLabel}
              className="ring-in absolute inset-y-0 -start-4 flex w-4 items-center justify-center rounded-small text-ghost opacity-0 group-data-hovered/row:opacity-100 data-focus-visible:opacity-100"
            >
              <GripVertical aria-hidden size={14} />
            </Button>
          )}
          <RowBody {...body} />
        </>
      )}
    </GridListItem>
  );
}
