import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { useStartOver } from "./use-start-over.ts";

export type DamagedProps = {
  readonly keptAs: string;
  readonly hasBackups: boolean;
  /** The backups to go back to, drawn by the feature that knows them. */
  readonly backups: ReactNode;
};

/** The data file cannot be read: what is safe, and the ways on. */
export function Damaged({ keptAs, hasBackups, backups }: DamagedProps) {
  const { t } = useTranslation("profile");
  const startOver = useStartOver();
  const [isAsking, setAsking] = useState(false);
  return (
    <GateFrame title={t("damagedTitle")} lead={t(hasBackups ? "damagedLead" : "damagedLeadNone")}>
      <p className="selectable text-base text-pretty text-soft">
        {t("damagedKept", { path: keptAs })}
      </p>
      {hasBackups && (
        <section className="pt-6">
          <SectionHeader title={t("damagedBackups")} />
          {backups}
        </section>
      )}
      <GateActions>
        <Button kind={hasBackups ? "quiet" : "secondary"} onPress={() => setAsking(true)}>
          {t("startEmpty")}
        </Button>
      </GateActions>
      <AlertDialog
        title={t("startEmptyTitle")}
        isOpen={isAsking}
        onOpenChange={setAsking}
        kind="primary"
        confirmLabel={t("startEmptyConfirm")}
        cancelLabel={t("cancel")}
        isPending={startOver.isPending}
        onConfirm={() => void startOver.run()}
      >
        {t("startEmptyWhat")}
      </AlertDialog>
    </GateFrame>
  );
}
