import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CalmFrame } from "./calm-frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { ServerLine } from "./server-line.tsx";
import { useLanguage } from "./use-language.ts";
import type { StepProps } from "./step-props.ts";
import { useSending } from "./use-sending.ts";

/** First the address is proven by a mail, then name and password. */
export function CreateAccount(props: StepProps) {
  const { server, onServer, email, onEmail, onBack } = props;
  const { t } = useTranslation("account");
  const language = useLanguage();
  const sending = useSending();
  const [isSent, setSent] = useState(false);
  if (isSent) return <FromMail {...props} onBack={() => setSent(false)} />;
  const send = async () => {
    if (await sending.send(bridge.api["account.signUp"]({ server, email, language })))
      setSent(true);
  };
  return (
    <CalmFrame title={t("create")} lead={t("createLead")} onBack={onBack}>
      <Form onSubmit={() => void send()}>
        <TextField
          label={t("email")}
          type="email"
          value={email}
          onChange={onEmail}
          maxLength={254}
          autoComplete="username"
          autoFocus
          error={sending.error}
        />
        <ServerLine server={server} onServer={onServer} />
        <Button
          kind="primary"
          type="submit"
          isWide
          isPending={sending.isPending}
          isDisabled={email.trim() === ""}
        >
          {t("sendCode")}
        </Button>
        <div>
          <Button kind="quiet" size="small" onPress={() => setSent(true)}>
            {t("haveCode")}
          </Button>
        </div>
      </Form>
    </CalmFrame>
  );
}

function FromMail({ server, email, onStep, onBack }: StepProps) {
  const { t } = useTranslation("account");
  const me = useAsk("people.list", undefined).data?.find(({ isMe }) => isMe);
  const sending = useSending();
  const [code, setCode] = useState("");
  const [typedName, setName] = useState<string>();
  const [password, setPassword] = useState("");
  const name = typedName ?? me?.name ?? "";
  const send = async () => {
    const answer = await sending.send(
      bridge.api["account.verify"]({ server, code, name, password }),
    );
    if (answer) onStep(answer.value);
  };
  return (
    <CalmFrame
      title={t("checkMail")}
      lead={email === "" ? t("codeMore") : t("checkMailLead", { email })}
      onBack={onBack}
    >
      <Form onSubmit={() => void send()}>
        <TextField
          label={t("code")}
          description={t("codeMore")}
          value={code}
          onChange={setCode}
          maxLength={2_000}
          autoComplete="one-time-code"
          spellCheck="false"
          autoFocus
        />
        <TextField
          label={t("yourName")}
          value={name}
          onChange={setName}
          maxLength={120}
          autoComplete="name"
        />
        <PasswordField
          label={t("newPassword")}
          description={t("passwordMore")}
          value={password}
          onChange={setPassword}
          error={sending.error}
          isNew
        />
        <Button
          kind="primary"
          type="submit"
          isWide
          isPending={sending.isPending}
          isDisabled={code.trim() === "" || name.trim() === "" || password === ""}
        >
          {t("createNow")}
        </Button>
      </Form>
    </CalmFrame>
  );
}
