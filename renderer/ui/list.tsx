import { memo, useMemo, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import {
  Collection,
  GridList,
  ListLayout,
  Virtualizer,
  type GridListProps,
  type Selection,
} from "react-aria-components";

export type ListProps<T extends { readonly id: string }> = Pick<
  GridListProps<T>,
  "dragAndDropHooks" | "autoFocus"
> & {
  readonly label: string;
  readonly items: readonly T[];
  /** Draws one item as a Row. */
  readonly children: (item: T) => ReactNode;
  /** Enter, or a click where nothing is being selected. */
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly selectionMode?: "none" | "single" | "multiple";
  /** Replace: a click selects, Enter or a double click opens, as in a mail program. Toggle: a click adds. */
  readonly selectionBehavior?: "replace" | "toggle";
  readonly selectedIds?: ReadonlySet<string>;
  readonly onSelectionChange?: (ids: ReadonlySet<string>) => void;
  /** Further keys that walk the list: `{ j: "ArrowDown", k: "ArrowUp" }`. */
  readonly aliases?: Readonly<Record<string, "ArrowDown" | "ArrowUp" | "Home" | "End">>;
  /** For hundreds of rows and more: draws only what is seen and scrolls by itself, so it needs a height from its parent. */
  readonly isVirtual?: boolean;
  /** For hundreds of rows that scroll with the page around them: draws only what is seen; rows may differ in height, `rowHeight` is a guess. */
  readonly isVirtualInPage?: boolean;
  readonly rowHeight?: number;
  /** What to show without items. */
  readonly empty?: ReactNode;
  /** What the rows show besides their items (a selection, today's date): a change draws them anew. */
  readonly dependencies?: readonly unknown[];
};

/** Rows to walk by keyboard: arrows, Home, End, Page keys; → reaches what is inside a row. */
export function List<T extends { readonly id: string }>(props: ListProps<T>) {
  const {
    label,
    items,
    children,
    onOpen,
    selectionMode = "none",
    selectedIds,
    onSelectionChange,
    aliases,
    isVirtual = false,
    isVirtualInPage = false,
    rowHeight = 32,
    empty,
    dependencies = [],
    ...rest
  } = props;
  const layoutOptions = useMemo(
    () => (isVirtualInPage ? { estimatedRowHeight: rowHeight } : { rowHeight }),
    [isVirtualInPage, rowHeight],
  );
  const tell = (chosen: Selection) =>
    onSelectionChange?.(
      new Set(chosen === "all" ? items.map(({ id }) => id) : [...chosen].map(String)),
    );
  const list = (
    <GridList
      {...rest}
      aria-label={label}
      selectionMode={selectionMode}
      // Single letters are commands here, so typing them must not jump to a row.
      disallowTypeAhead
      {...(onOpen && { onAction: (id) => onOpen(String(id)) })}
      {...(selectedIds && { selectedKeys: selectedIds })}
      {...(onSelectionChange && { onSelectionChange: tell })}
      {...(empty !== undefined && { renderEmptyState: () => empty })}
      className={
        isVirtual
          ? "scroll-calm h-full min-h-0 outline-none"
          : isVirtualInPage
            ? "outline-none"
            : "flex flex-col outline-none"
      }
    >
      <Rows
        items={items}
        draw={children as (item: { readonly id: string }) => ReactNode}
        dependencies={dependencies}
      />
    </GridList>
  );
  return (
    <div className="contents" onKeyDownCapture={(event) => walk(event, aliases)}>
      {isVirtual || isVirtualInPage ? (
        <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
          {list}
        </Virtualizer>
      ) : (
        list
      )}
    </div>
  );
}

type RowsProps = {
  readonly items: readonly { readonly id: string }[];
  readonly draw: (item: { readonly id: string }) => ReactNode;
  readonly dependencies: readonly unknown[];
};

/** Stays as it is while its items do: with ten thousand of them, a key press must not walk through all. */
const Rows = memo(
  ({ items, draw, dependencies }: RowsProps) => (
    <Collection items={items} dependencies={dependencies}>
      {(item) => draw(item) as ReactElement}
    </Collection>
  ),
  (before, now) =>
    before.items === now.items &&
    before.dependencies.length === now.dependencies.length &&
    before.dependencies.every((one, index) => Object.is(one, now.dependencies[index])),
);

/** Says the arrow for the letter, unless someone is typing. */
function walk(event: KeyboardEvent, aliases: ListProps<{ id: string }>["aliases"]): void {
  const key = aliases?.[event.key];
  const target = event.target as HTMLElement;
  if (
    !key ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.matches("input, textarea, [contenteditable]")
  )
    return;
  event.preventDefault();
  event.stopPropagation();
  target.dispatchEvent(
    new window.KeyboardEvent("keydown", {
      key,
      bubbles: true,
      cancelable: true,
      shiftKey: event.shiftKey,
    }),
  );
}
