import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { go } from "../../lib/go.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { StartOver } from "./start-over.tsx";

/** What one must know about the data while working with it: a full disk, damage, or that it is made up. */
export function ProfileBanners() {
  const { t } = useTranslation("profile");
  const state = useAsk("profile.state", undefined).data;
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
            <StartOver
              size="small"
              label={t("leaveSample")}
              title={t("leaveSampleTitle")}
              what={t("leaveSampleWhat")}
              confirmLabel={t("leaveSample")}
            />
          }
          onDismiss={() => setSampleKnown(true)}
          dismissLabel={t("close")}
        >
          {t("isSampleMore")}
        </Banner>
      )}
    </div>
  );
}
