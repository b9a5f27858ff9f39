import { FolderOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answers, ask, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { BackupList } from "./backup-list.tsx";

/** The settings' part about backups: make one, see what there is, put one back. */
export function BackupsSection() {
  const { t } = useTranslation("backups");
  const { t: app } = useTranslation("app");
  const backups = useAsk("backups.list", undefined).data;
  const [isMaking, setMaking] = useState(false);
  // Daily ones are made while nobody looks, and change no table.
  useEffect(() => void answers.invalidateQueries({ queryKey: ["backups.list"] }), []);

  const make = async () => {
    setMaking(true);
    const made = await bridge.api["backups.create"](undefined);
    setMaking(false);
    if (made.ok) toast(toasts, { text: t("made"), tone: "positive" });
    else
      toast(toasts, {
        text: made.error.type === "BackupUnreadable" ? t("notMade") : failureText(app, made.error),
        tone: "critical",
      });
    await answers.invalidateQueries({ queryKey: ["backups.list"] });
  };

  return (
    <section>
      <SectionHeader
        title={t("copies")}
        {...(backups && backups.length > 0 && { count: backups.length })}
        actions={
          <>
            <Button
              size="small"
              kind="quiet"
              icon={FolderOpen}
              onPress={() => void ask("shell.openDataFolder", undefined)}
            >
              {t("openFolder")}
            </Button>
            <Button size="small" onPress={() => void make()} isPending={isMaking}>
              {t("make")}
            </Button>
          </>
        }
      />
      <p className="pb-2 text-base text-pretty text-soft">{t("lead")}</p>
      {isMaking && (
        <div className="py-2">
          <ProgressBar label={t("making")} />
        </div>
      )}
      {backups && <BackupList backups={backups} />}
    </section>
  );
}
