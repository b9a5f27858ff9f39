import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { CalmFrame } from "./calm-frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { ServerLine } from "./server-line.tsx";
import { useLanguage } from "./use-language.ts";
import type { StepProps } from "./step-props.ts";
import { useSending } from "./use-sending.ts";

/** A new password by a code from a mail. Private notes are not lost with the old one: their key is another. */
export function ResetPassword({ server, onServer, email, onEmail, onBack }: StepProps) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  const sending = useSending();
  const [isSent, setSent] = useState(false);
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const ask = async () => {
    if (await sending.send(bridge.api["account.requestReset"]({ server, email, language })))
      setSent(true);
  };
  const finish = async () => {
    if (!(await sending.send(bridge.api["account.finishReset"]({ server, code, password }))))
      return;
    toast(toasts, { text: t("resetDone"), tone: "positive" });
    onBack();
  };
  return (
    <CalmFrame
      title={t("forgotten")}
      lead={isSent ? t("checkMailLead", { email }) : t("resetLead")}
      onBack={onBack}
    >
      {isSent ? (
        <Form onSubmit={() => void finish()}>
          <TextField
            label={t("code")}
            description={t("codeMore")}
            value={code}
            onChange={setCode}
            maxLength={2_000}
            spellCheck="false"
            autoFocus
          />
          <PasswordField
            label={t("newPassword")}
            description={t("passwordMore")}
            value={password}
            onChange={setPassword}
            error={sending.error}
            isNew
          />
          <Button kind="primary" type="submit" isWide isPending={sending.isPending}>
            {t("resetNow")}
          </Button>
        </Form>
      ) : (
        <Form onSubmit={() => void ask()}>
          <TextField
            label={t("email")}
            type="email"
            value={email}
            onChange={onEmail}
            maxLength={254}
            autoFocus
            error={sending.error}
          />
          <ServerLine server={server} onServer={onServer} />
          <Button kind="primary" type="submit" isWide isPending={sending.isPending}>
            {t("sendCode")}
          </Button>
        </Form>
      )}
    </CalmFrame>
  );
}
