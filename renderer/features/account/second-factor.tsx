import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignInStep } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CalmFrame } from "./calm-frame.tsx";
import { useSending } from "./use-sending.ts";

export type SecondFactorProps = {
  readonly onStep: (step: SignInStep) => void;
  readonly onBack: () => void;
};

/** The code of the authenticator, or one of the recovery codes when that is not at hand. */
export function SecondFactor({ onStep, onBack }: SecondFactorProps) {
  const { t } = useTranslation("account");
  const sending = useSending();
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const [code, setCode] = useState("");
  const send = async () => {
    const answer = await sending.send(
      bridge.api["account.secondFactor"]({ code: code.trim(), kind }),
    );
    if (answer) onStep(answer.value);
  };
  return (
    <CalmFrame
      title={t("secondFactor")}
      lead={t(kind === "app" ? "secondFactorLead" : "recoveryCodeLead")}
      onBack={onBack}
    >
      <Form onSubmit={() => void send()}>
        <TextField
          key={kind}
          label={t(kind === "app" ? "sixDigits" : "recoveryCode")}
          value={code}
          onChange={setCode}
          maxLength={40}
          inputMode={kind === "app" ? "numeric" : "text"}
          autoComplete="one-time-code"
          error={sending.error}
          autoFocus
        />
        <Button
          kind="primary"
          type="submit"
          isWide
          isPending={sending.isPending}
          isDisabled={code.trim() === ""}
        >
          {t("continue")}
        </Button>
        <div>
          <Button
            kind="quiet"
            size="small"
            onPress={() => {
              setKind(kind === "app" ? "recovery" : "app");
              setCode("");
              sending.clear();
            }}
          >
            {t(kind === "app" ? "useRecoveryCode" : "useApp")}
          </Button>
        </div>
      </Form>
    </CalmFrame>
  );
}
