import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignInStep } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { CalmFrame } from "./calm-frame.tsx";
import { CodeField } from "./code-field.tsx";
import type { CodeKind } from "./use-proof.ts";
import { useSending } from "./use-sending.ts";

export type SecondFactorProps = {
  readonly onStep: (step: SignInStep) => void;
  readonly onBack: () => void;
};

/** The second step of signing in. */
export function SecondFactor({ onStep, onBack }: SecondFactorProps) {
  const { t } = useTranslation("account");
  const sending = useSending();
  const [kind, setKind] = useState<CodeKind>("app");
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
        <CodeField
          code={code}
          setCode={setCode}
          kind={kind}
          setKind={(next) => {
            setKind(next);
            setCode("");
            sending.clear();
          }}
          error={sending.error}
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
      </Form>
    </CalmFrame>
  );
}
