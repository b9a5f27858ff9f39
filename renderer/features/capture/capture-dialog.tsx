import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { modalScrim } from "../../ui/dialog.tsx";
import { floatBox } from "../../ui/float-style.ts";
import { CaptureLine } from "./capture-line.tsx";

export type CaptureDialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** The line over the screen one is on. */
export function CaptureDialog({ isOpen, onOpenChange }: CaptureDialogProps) {
  const { t } = useTranslation("capture");
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={modalScrim}>
      <Modal className={`${floatBox} w-full max-w-150`}>
        {isOpen && (
          <Dialog aria-label={t("title")} className="flex flex-col outline-none">
            <CaptureLine onClose={() => onOpenChange(false)} />
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}
