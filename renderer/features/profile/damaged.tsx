import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SectionHeader } from "../../ui/section-header.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { StartOver } from "./start-over.tsx";

export type DamagedProps = {
  readonly keptAs: string;
  readonly hasBackups: boolean;
  /** The backups to go back to, drawn by the feature that knows them. */
  readonly backups: ReactNode;
};

/** The data file cannot be read: what is safe, and the ways on. */
export function Damaged({ keptAs, hasBackups, backups }: DamagedProps) {
  const { t } = useTranslation("profile");
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
        <div className={hasBackups ? "-ms-2.5" : ""}>
          <StartOver
            kind={hasBackups ? "quiet" : "secondary"}
            label={t("startEmpty")}
            title={t("startEmptyTitle")}
            what={t("startEmptyWhat")}
            confirmLabel={t("startEmptyConfirm")}
          />
        </div>
      </GateActions>
    </GateFrame>
  );
}
