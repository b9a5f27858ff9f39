import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { go } from "../../lib/go.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useStartOver } from "./use-start-over.ts";

/** What one must know about the data while working with it: a full disk, damage, or that it is made up. */
export function ProfileBanners() {
  const { t } = useTranslation("profile");
  const state = useAsk("profile.state", undefined).data;
  const startOver = useStartOver();
  const [isAsking, setAsking] = useState(false);
  const [isSampleKnown, setSampleKnown] = useState(false);
  if (state?.type !== "ready") return null;
  const isSampleShown = state.isSample && !isSampleKnown;
  if (state.disk === "ok" && state.integrity !== "damaged" && !isSampleShown) return null;
  return (
    <div className="flex shrink-0 flex-col gap-2 px-3 pt-3">
      {state.disk === "full" && (
        <Banner kind="critical" title={t("diskFull")}>
          {t("diskFullMore")}
        </Banner>
      )}
      {state.disk === "low" && (
        <Banner kind="caution" title={t("diskLow")}>
          {t("diskLowMore")}
        </Banner>
      )}
      {state.integrity === "damaged" && (
        <Banner
          kind="critical"
          title={t("integrity")}
          actions={
            <Button size="small" onPress={() => go("/settings/backups")}>
              {t("toBackups")}
            </Button>
          }
        >
          {t("integrityMore")}
        </Banner>
      )}
      {isSampleShown && (
        <Banner
          kind="info"
          title={t("isSample")}
          actions={
            <Button size="small" onPress={() => setAsking(true)}>
              {t("leaveSample")}
            </Button>
          }
          onDismiss={() => setSampleKnown(true)}
          dismissLabel={t("close")}
        >
          {t("isSampleMore")}
        </Banner>
      )}
      <AlertDialog
        title={t("leaveSampleTitle")}
        isOpen={isAsking}
        onOpenChange={setAsking}
        kind="primary"
        confirmLabel={t("leaveSample")}
        cancelLabel={t("cancel")}
        isPending={startOver.isPending}
        onConfirm={() => void startOver.run()}
      >
        {t("leaveSampleWhat")}
      </AlertDialog>
    </div>
  );
}
