import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { PassphraseField } from "./passphrase-field.tsx";
import { RecoveryField } from "./recovery-field.tsx";

/** The data opens with a passphrase, or with the recovery code when that is forgotten. */
export function Unlock({ hasRecoveryCode }: { readonly hasRecoveryCode: boolean }) {
  const { t } = useTranslation("profile");
  const { t: app } = useTranslation("app");
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const [isForgotten, setForgotten] = useState(false);
  const send = async () => {
    if (passphrase === "") return setError(t("passphraseMissing"));
    setPending(true);
    const answer = await bridge.api["profile.unlock"]({ with: "passphrase", passphrase });
    setPending(false);
    if (!answer.ok)
      setError(
        answer.error.type === "WrongPassphrase" || answer.error.type === "BadInput"
          ? t("passphraseWrong")
          : failureText(app, answer.error),
      );
  };
  if (isForgotten) {
    return (
      <GateFrame title={t("recoveryTitle")} lead={t("recoveryLead")}>
        <RecoveryField onBack={() => setForgotten(false)} />
      </GateFrame>
    );
  }
  return (
    <GateFrame title={t("unlockTitle")} lead={t("unlockLead")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <PassphraseField
          label={t("passphrase")}
          value={passphrase}
          onChange={(text) => {
            setError(undefined);
            setPassphrase(text);
          }}
          error={error}
          autoFocus
        />
        <GateActions>
          <Button kind="primary" type="submit" isPending={isPending}>
            {t("unlock")}
          </Button>
          {hasRecoveryCode && (
            <Button kind="quiet" onPress={() => setForgotten(true)}>
              {t("useRecovery")}
            </Button>
          )}
        </GateActions>
        {!hasRecoveryCode && (
          <p className="pt-4 text-small text-pretty text-faint">{t("noRecoveryPassphrase")}</p>
        )}
      </form>
    </GateFrame>
  );
}
