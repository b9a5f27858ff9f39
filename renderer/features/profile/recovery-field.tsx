import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { GateActions } from "./gate-actions.tsx";

/** Opens the data with the recovery code, however it was typed. */
export function RecoveryField({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation("profile");
  const { t: app } = useTranslation("app");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const send = async () => {
    if (code.trim() === "") return setError(t("codeMissing"));
    setPending(true);
    const answer = await bridge.api["profile.unlock"]({
      with: "recovery",
      code: code.slice(0, 200),
    });
    setPending(false);
    if (!answer.ok)
      setError(
        answer.error.type === "WrongRecoveryCode" ? t("codeWrong") : failureText(app, answer.error),
      );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t("recoveryCode")}
        value={code}
        onChange={(text) => {
          setError(undefined);
          setCode(text);
        }}
        description={t("codeHint")}
        error={error}
        autoFocus
        autoComplete="off"
        spellCheck="false"
      />
      <GateActions>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t("unlock")}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t("back")}
        </Button>
      </GateActions>
    </form>
  );
}
