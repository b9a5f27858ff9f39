import { Copy, Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import "./code-print.css";

/** A recovery code, this once: to copy, to print, to write down. */
export function CodeDialog({
  code,
  onClose,
}: {
  readonly code: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("settings");
  const [said, setSaid] = useState("");
  const copy = async () => {
    // Where the system refuses its clipboard, the code can still be selected by hand.
    const isCopied = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? t("codeCopied") : t("codeNotCopied"));
  };
  const print = () => {
    document.documentElement.dataset["print"] = "code";
    window.print();
    delete document.documentElement.dataset["print"];
  };
  return (
    <Dialog
      title={t("codeTitle")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("close")}
      actions={
        <>
          <Button icon={Copy} onPress={() => void copy()}>
            {t("codeCopy")}
          </Button>
          <Button icon={Printer} onPress={print}>
            {t("codePrint")}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t("codeKept")}
          </Button>
        </>
      }
    >
      <p className="text-base text-pretty text-soft">{t("codeMore")}</p>
      <div className="print-code mt-4 rounded border border-line-strong bg-sunken px-4 py-5 text-center">
        <p className="hidden print:block">{t("codePaper")}</p>
        <p
          role="group"
          aria-label={t("codeName")}
          className="selectable tabular font-mono text-write leading-8 font-medium tracking-wider"
        >
          {code}
        </p>
      </div>
      <p role="status" className="pt-2 text-small text-faint">
        {said}
      </p>
    </Dialog>
  );
}
