import { LockKeyhole } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { Icon } from "../../ui/icon.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { AskingDevice } from "./asking-device.tsx";
import { OpenWithKit } from "./open-with-kit.tsx";
import { RecoveryKit } from "./recovery-kit.tsx";

/** The settings' part about the key of private notes: keep its kit, let another device have it, or get it here. Nothing while not signed in. */
export function PrivateNotesSection() {
  const { t } = useTranslation("keys");
  const standing = useAsk("keys.standing", undefined).data;
  if (!standing || standing.type === "off") return null;
  return (
    <section className="flex flex-col gap-3 pb-8">
      <SectionHeader title={t("title")} />
      <p className="text-base text-pretty text-soft">{t("lead")}</p>
      {standing.type === "unknown" && <p className="text-base text-soft">{t("unknown")}</p>}
      {standing.type === "waiting" && <OpenWithKit number={standing.number} />}
      {standing.type === "ready" && (
        <>
          {standing.asking.map((device) => (
            <AskingDevice key={device.deviceId} device={device} />
          ))}
          <p className="flex items-center gap-2 text-base">
            <Icon of={LockKeyhole} tone="positive" />
            {t("ready")}
          </p>
          <RecoveryKit isKept={standing.isKitKept} />
        </>
      )}
    </section>
  );
}
