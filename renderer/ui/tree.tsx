import { ChevronRight } from "lucide-react";
import { createContext, type ReactNode, use, useMemo } from "react";
import {
  Button,
  Collection,
  ListLayout,
  Tree as AriaTree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from "react-aria-components";
import { cx } from "./cx.ts";

export type TreeNode<T> = {
  readonly id: string;
  readonly value: T;
  readonly children: readonly TreeNode<T>[];
};

export type TreeProps<T> = {
  readonly label: string;
  readonly nodes: readonly TreeNode<T>[];
  /** What a node is called by a screen reader and when someone types to find it. */
  readonly nameOf: (value: T) => string;
  readonly children: (value: T, node: TreeNode<T>) => ReactNode;
  readonly onOpen: (id: string) => void;
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (ids: ReadonlySet<string>) => void;
  readonly foldLabel: string;
  readonly rowHeight?: number;
};

/** For each node, for each level above it and its own: whether a line goes on below. */
type Lines = ReadonlyMap<string, readonly boolean[]>;
const LinesContext = createContext<Lines>(new Map());

/** Things under things, with lines that show under which: ↑ ↓ walk, → opens, ← closes and goes up, Enter goes there. Draws only what is seen. */
export function Tree<T>({
  label,
  nodes,
  nameOf,
  children,
  onOpen,
  expanded,
  onExpandedChange,
  foldLabel,
  rowHeight = 40,
}: TreeProps<T>) {
  const lines = useMemo(() => linesOf(nodes), [nodes]);
  const layoutOptions = useMemo(() => ({ rowHeight }), [rowHeight]);
  const draw = (node: TreeNode<T>) => (
    <TreeItem
      id={node.id}
      textValue={nameOf(node.value)}
      onAction={() => onOpen(node.id)}
      className="ring-in group/row relative flex h-full rounded px-2 transition-colors duration-75 data-hovered:bg-hover data-pressed:bg-pressed"
      style={{ height: rowHeight }}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="flex h-full w-full min-w-0 items-center">
            <Connectors id={node.id} />
            {hasChildItems ? (
              <Button
                slot="chevron"
                aria-label={foldLabel}
                className="ring-in me-1 inline-flex size-6 shrink-0 items-center justify-center rounded-small text-faint data-hovered:bg-hover data-hovered:text-ink"
              >
                <ChevronRight
                  aria-hidden
                  size={14}
                  className="transition-transform group-data-expanded/row:rotate-90 rtl:-scale-x-100"
                />
              </Button>
            ) : (
              <span className="me-1 w-6 shrink-0" />
            )}
            {children(node.value, node)}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{draw}</Collection>
    </TreeItem>
  );
  return (
    <LinesContext value={lines}>
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <AriaTree
          aria-label={label}
          items={nodes}
          expandedKeys={expanded}
          onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
          className="scroll-calm h-full min-h-0 outline-none"
        >
          {draw}
        </AriaTree>
      </Virtualizer>
    </LinesContext>
  );
}

/** One column for each level above: a line that passes, and before the node itself a corner. */
function Connectors({ id }: { readonly id: string }) {
  const goesOn = use(LinesContext).get(id) ?? [];
  return goesOn.slice(1).map((isOn, index, all) => {
    const isOwn = index === all.length - 1;
    return (
      // The columns of a row never change their order.
      <span key={index} aria-hidden className="relative h-full w-6 shrink-0">
        {(isOn || isOwn) && (
          <span
            className={cx(
              "absolute start-[11px] top-0 w-px bg-line-strong",
              isOn ? "bottom-0" : "bottom-1/2",
            )}
          />
        )}
        {isOwn && <span className="absolute start-[11px] end-0.5 top-1/2 h-px bg-line-strong" />}
      </span>
    );
  });
}

function linesOf<T>(nodes: readonly TreeNode<T>[]): Lines {
  const lines = new Map<string, readonly boolean[]>();
  const walk = (siblings: readonly TreeNode<T>[], above: readonly boolean[]): void =>
    siblings.forEach((node, index) => {
      const own = [...above, index < siblings.length - 1];
      lines.set(node.id, own);
      walk(node.children, own);
    });
  walk(nodes, []);
  return lines;
}
