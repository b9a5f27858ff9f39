import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { RecoveryField } from "./recovery-field.tsx";
import { useRetry } from "./use-retry.ts";

const known = ["no-answer", "refused", "does-not-have-it", "not-here"];

/** The keychain that holds the key is locked, gone, or does not have it any more. */
export function KeychainSilent({
  reason,
  hasRecoveryCode,
}: {
  readonly reason: string;
  readonly hasRecoveryCode: boolean;
}) {
  const { t } = useTranslation("profile");
  const retry = useRetry();
  const [isRecovering, setRecovering] = useState(false);
  if (isRecovering) {
    return (
      <GateFrame title={t("recoveryTitle")} lead={t("recoveryLead")}>
        <RecoveryField onBack={() => setRecovering(false)} />
      </GateFrame>
    );
  }
  const what = known.includes(reason) ? reason : "no-answer";
  return (
    <GateFrame title={t(`silent.${what}.title`)} lead={t(`silent.${what}.lead`)}>
      <p className="text-base text-pretty text-soft">{t("dataIsSafe")}</p>
      <GateActions>
        <Button
          kind="primary"
          autoFocus
          onPress={() => void retry.run()}
          isPending={retry.isPending}
        >
          {t("tryAgain")}
        </Button>
        {hasRecoveryCode && (
          <Button kind="quiet" onPress={() => setRecovering(true)}>
            {t("useRecovery")}
          </Button>
        )}
      </GateActions>
      {!hasRecoveryCode && (
        <p className="pt-4 text-small text-pretty text-faint">{t("noRecoveryKeychain")}</p>
      )}
    </GateFrame>
  );
}
