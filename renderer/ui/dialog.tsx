import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { cx } from "./cx.ts";
import { floatBox } from "./float-style.ts";
import { IconButton } from "./icon-button.tsx";

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** The buttons, the main one last. */
  readonly actions?: ReactNode;
  readonly size?: "small" | "regular" | "large";
};

/** A task that wants the whole attention for a moment; Escape and a click beside it close it. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  closeLabel,
  children,
  actions,
  size = "regular",
}: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={modalScrim}>
      <Modal className={cx(floatBox, "flex max-h-full min-h-0 w-full flex-col", widths[size])}>
        <AriaDialog className="flex min-h-0 flex-col outline-none">
          <header className="flex items-center justify-between gap-4 ps-5 pe-3 pt-4 pb-1">
            <Heading slot="title" className="min-w-0 text-write font-semibold">
              {title}
            </Heading>
            <IconButton slot="close" icon={X} label={closeLabel} hasTooltip={false} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-5">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export const modalScrim =
  "fade fixed inset-0 z-10 flex items-start justify-center bg-scrim p-6 pt-[max(24px,12vh)]";
const widths = { small: "max-w-90", regular: "max-w-120", large: "max-w-180" } as const;
