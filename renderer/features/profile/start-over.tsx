import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import { useStartOver } from "./use-start-over.ts";

export type StartOverProps = Pick<ButtonProps, "kind" | "size"> & {
  /** What the button says, and what it asks before it does it. */
  readonly label: string;
  readonly title: string;
  readonly what: string;
  readonly confirmLabel: string;
};

/** Puts the data aside, whole, and begins anew, once the person has said yes. */
export function StartOver({ label, title, what, confirmLabel, ...look }: StartOverProps) {
  const { t } = useTranslation("profile");
  const startOver = useStartOver();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button {...look} onPress={() => setAsking(true)}>
        {label}
      </Button>
      <AlertDialog
        title={title}
        isOpen={isAsking}
        onOpenChange={setAsking}
        kind="primary"
        confirmLabel={confirmLabel}
        cancelLabel={t("cancel")}
        isPending={startOver.isPending}
        onConfirm={() => void startOver.run()}
      >
        {what}
      </AlertDialog>
    </>
  );
}
