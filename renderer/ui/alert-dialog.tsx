import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button.tsx";
import { modalScrim } from "./dialog.tsx";
import { floatBox } from "./float-style.ts";

export type AlertDialogProps = {
  readonly title: string;
  /** Names what goes and that it cannot be undone; what can be undone gets a toast and no question. */
  readonly children: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly kind?: "danger" | "primary";
  readonly isPending?: boolean;
};

/** A question that must be answered; focus waits on the harmless answer. */
export function AlertDialog(props: AlertDialogProps) {
  const {
    title,
    children,
    isOpen,
    onOpenChange,
    confirmLabel,
    cancelLabel,
    onConfirm,
    kind = "danger",
    isPending = false,
  } = props;
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={modalScrim}>
      <Modal className={`${floatBox} w-full max-w-100`}>
        <AriaDialog role="alertdialog" className="flex flex-col gap-2 p-5 outline-none">
          <Heading slot="title" className="text-write font-semibold">
            {title}
          </Heading>
          <div className="text-base text-soft">{children}</div>
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <Button autoFocus slot="close">
              {cancelLabel}
            </Button>
            <Button kind={kind} isPending={isPending} onPress={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
