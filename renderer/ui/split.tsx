import { useState, type ReactNode } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { cx } from "./cx.ts";
import { SplitContext } from "./split-context.ts";
import { useRoom } from "./use-room.ts";

export type SplitProps = {
  readonly sidebar: ReactNode;
  readonly sidebarLabel: string;
  readonly isSidebarOpen: boolean;
  readonly onSidebarOpenChange: (isOpen: boolean) => void;
  /** The screen; usually a Page. */
  readonly children: ReactNode;
  readonly pane?: ReactNode;
  readonly paneLabel?: string;
  readonly isPaneOpen?: boolean;
  readonly onPaneOpenChange?: (isOpen: boolean) => void;
};

/**
 * The shape of the window: sidebar, one thing, and a pane for what goes with it. In a narrow window (or at 200 %) the sidebar
 * becomes a drawer, and the pane lies over the page instead of squeezing it.
 */
export function Split(props: SplitProps) {
  const {
    sidebar,
    sidebarLabel,
    isSidebarOpen,
    onSidebarOpenChange,
    children,
    pane,
    paneLabel = "",
    isPaneOpen = false,
    onPaneOpenChange,
  } = props;
  const room = useRoom();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const isDrawer = room === "narrow";
  const toggleSidebar = () =>
    isDrawer ? setDrawerOpen(!isDrawerOpen) : onSidebarOpenChange(!isSidebarOpen);
  const isPaneShown = isPaneOpen && pane !== undefined;
  return (
    <SplitContext
      value={{
        isSidebarShown: isDrawer ? isDrawerOpen : isSidebarOpen,
        toggleSidebar,
        isPaneShown,
        togglePane: () => onPaneOpenChange?.(!isPaneOpen),
        // A screen that is just being drawn has no pane yet, and may be told to stay open all the same.
        openPane: () => {
          if (!isPaneOpen) onPaneOpenChange?.(true);
        },
      }}
    >
      <div className="relative flex h-full min-h-0 overflow-hidden bg-page">
        {!isDrawer && (
          <nav
            aria-label={sidebarLabel}
            inert={!isSidebarOpen}
            className={cx(
              "flex w-sidebar shrink-0 flex-col border-e border-line bg-sunken transition-[margin] duration-(--calm)",
              !isSidebarOpen && "-ms-sidebar",
            )}
          >
            {sidebar}
          </nav>
        )}
        <main className="flex min-w-0 flex-1 flex-col">{children}</main>
        {isPaneShown && (
          <aside
            aria-label={paneLabel}
            className={cx(
              "flex w-pane max-w-full shrink-0 flex-col border-s border-line",
              room === "wide" ? "bg-page" : "absolute inset-y-0 end-0 z-[5] bg-raised shadow-float",
            )}
          >
            {pane}
          </aside>
        )}
        {isDrawer && (
          <ModalOverlay
            isOpen={isDrawerOpen}
            onOpenChange={setDrawerOpen}
            isDismissable
            className="fade fixed inset-0 z-10 bg-scrim"
          >
            <Modal className="slide-in-start h-full w-sidebar max-w-[85vw] bg-sunken shadow-float">
              <Dialog aria-label={sidebarLabel} className="flex h-full flex-col outline-none">
                {/* Going somewhere closes the drawer; everything else in it leaves it open. */}
                <nav
                  aria-label={sidebarLabel}
                  className="flex h-full min-h-0 flex-col"
                  onClick={(event) =>
                    (event.target as Element).closest("a") && setDrawerOpen(false)
                  }
                >
                  {sidebar}
                </nav>
              </Dialog>
            </Modal>
          </ModalOverlay>
        )}
      </div>
    </SplitContext>
  );
}
