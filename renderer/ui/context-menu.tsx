import { useRef, useState, type MouseEvent, type ReactNode } from "react";
import { Menu as AriaMenu, Popover } from "react-aria-components";
import { menuBox, menuList } from "./menu.tsx";

export type ContextMenuProps = {
  readonly label: string;
  /** The items for what was pointed at: the id of the row under the pointer or the focus, if there is one. */
  readonly items: (rowId: string | undefined) => ReactNode;
  readonly children: ReactNode;
};

/** The menu of what it stands around, by right click, the menu key or Shift+F10. */
export function ContextMenu({ label, items, children }: ContextMenuProps) {
  const [opened, setOpened] = useState<{
    readonly x: number;
    readonly y: number;
    readonly content: ReactNode;
  }>();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const open = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const content = items(target.closest("[data-key]")?.getAttribute("data-key") ?? undefined);
    if (!content) return;
    event.preventDefault();
    setOpened({ ...place(event, target), content });
    setOpen(true);
  };
  return (
    <div className="contents" onContextMenu={open}>
      {children}
      <span
        ref={anchor}
        aria-hidden
        className="pointer-events-none fixed size-0"
        style={{ left: opened?.x, top: opened?.y }}
      />
      <Popover
        triggerRef={anchor}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom start"
        offset={2}
        className={menuBox}
        key={`${opened?.x} ${opened?.y}`}
      >
        <AriaMenu
          aria-label={label}
          autoFocus="first"
          className={menuList}
          onClose={() => setOpen(false)}
        >
          {opened?.content}
        </AriaMenu>
      </Popover>
    </div>
  );
}

/** Opened by a key, the event says the corner of the window or the middle of the element; the row's own place is calmer. */
function place(event: MouseEvent, target: Element): { readonly x: number; readonly y: number } {
  if (event.button === 2) return { x: event.clientX, y: event.clientY };
  const box = target.getBoundingClientRect();
  return { x: box.left + 16, y: box.top + Math.min(box.height, 32) };
}
