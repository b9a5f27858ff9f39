import { Copy, Printer } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import "./code-print.css";

export type CodeDialogProps = {
  readonly code: string;
  readonly words: {
    readonly title: string;
    /** What the code is good for, and how to keep it. */
    readonly more: string;
    readonly name: string;
    /** What stands beside it on paper. */
    readonly paper: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly print: string;
    readonly kept: string;
    readonly close: string;
  };
  /** The person says they have it. */
  readonly onKept: () => void;
  readonly onClose: () => void;
};

/** A code that opens something when all else is lost: to copy, to print, to write down. */
export function CodeDialog({ code, words, onKept, onClose }: CodeDialogProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    // Where the system refuses its clipboard, the code can still be selected by hand.
    const isCopied = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? words.copied : words.notCopied);
  };
  const print = () => {
    document.documentElement.dataset["print"] = "code";
    window.print();
    delete document.documentElement.dataset["print"];
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={words.close}
      actions={
        <>
          <Button icon={Copy} onPress={() => void copy()}>
            {words.copy}
          </Button>
          <Button icon={Printer} onPress={print}>
            {words.print}
          </Button>
          <Button kind="primary" onPress={onKept}>
            {words.kept}
          </Button>
        </>
      }
    >
      <p className="text-base text-pretty text-soft">{words.more}</p>
      <div className="print-code mt-4 rounded border border-line-strong bg-sunken px-4 py-5 text-center">
        <p className="hidden print:block">{words.paper}</p>
        <p
          role="group"
          aria-label={words.name}
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
