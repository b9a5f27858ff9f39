import { Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";

export type CopyBoxProps = {
  readonly label: string;
  /** What the clipboard gets. */
  readonly text: string;
  /** How it is shown, to be read off. */
  readonly children: ReactNode;
  readonly autoFocus?: boolean;
};

/** Something that opens an account, to be read off or copied. */
export function CopyBox({ label, text, children, autoFocus = false }: CopyBoxProps) {
  const { t } = useTranslation("account");
  const [said, setSaid] = useState("");
  const copy = async () => {
    // Where the system refuses its clipboard, the text can still be selected by hand.
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(t(isCopied ? "factor.copied" : "factor.notCopied"));
  };
  return (
    <div className="flex flex-col gap-2">
      <div
        role="group"
        aria-label={label}
        className="selectable tabular rounded border border-line-strong bg-sunken px-4 py-3 font-mono text-base font-medium"
      >
        {children}
      </div>
      <div className="flex items-center gap-3">
        <Button size="small" icon={Copy} autoFocus={autoFocus} onPress={() => void copy()}>
          {t("factor.copy")}
        </Button>
        <p role="status" className="text-small text-pretty text-faint">
          {said}
        </p>
      </div>
    </div>
  );
}
