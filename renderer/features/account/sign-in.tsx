import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CalmFrame } from "./calm-frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { ServerLine } from "./server-line.tsx";
import type { StepProps } from "./step-props.ts";
import { useSending } from "./use-sending.ts";

export type SignInProps = StepProps & {
  readonly onCreate: () => void;
  readonly onForgotten: () => void;
};

/** Address and password. */
export function SignIn({
  server,
  onServer,
  email,
  onEmail,
  onStep,
  onBack,
  onCreate,
  onForgotten,
}: SignInProps) {
  const { t } = useTranslation("account");
  const sending = useSending();
  const [password, setPassword] = useState("");
  const send = async () => {
    const answer = await sending.send(bridge.api["account.signIn"]({ server, email, password }));
    if (answer) onStep(answer.value);
  };
  return (
    <CalmFrame title={t("signIn")} lead={t("signInLead")} onBack={onBack}>
      <Form onSubmit={() => void send()}>
        <TextField
          label={t("email")}
          type="email"
          value={email}
          onChange={onEmail}
          maxLength={254}
          autoComplete="username"
          autoFocus={email === ""}
        />
        <PasswordField
          label={t("password")}
          value={password}
          onChange={setPassword}
          error={sending.error}
          autoFocus={email !== ""}
        />
        <ServerLine server={server} onServer={onServer} />
        <Button
          kind="primary"
          type="submit"
          isWide
          isPending={sending.isPending}
          isDisabled={email.trim() === "" || password === ""}
        >
          {t("signIn")}
        </Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button kind="quiet" size="small" onPress={onCreate}>
            {t("create")}
          </Button>
          <Button kind="quiet" size="small" onPress={onForgotten}>
            {t("forgotten")}
          </Button>
        </div>
      </Form>
    </CalmFrame>
  );
}
