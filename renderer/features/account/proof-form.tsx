import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { CodeField } from "./code-field.tsx";
import { PasswordField } from "./password-field.tsx";
import { useProof } from "./use-proof.ts";
import type { Sending } from "./use-sending.ts";

export type ProofFormProps = {
  readonly state: Extract<AccountState, { type: "account" }>;
  readonly sending: Sending;
  /** What is about to be done. */
  readonly lead: string;
  readonly action: string;
  readonly isDanger?: boolean;
  readonly onProven: (password: string) => Promise<void>;
};

/** Asks for the password, and for a code where the account has a second step, before something is done. */
export function ProofForm({ state, sending, lead, action, isDanger, onProven }: ProofFormProps) {
  const { t } = useTranslation("account");
  const [password, setPassword] = useState("");
  const proof = useProof(state, sending);
  const send = async () => {
    if (await proof.prove(password)) await onProven(password);
  };
  return (
    <Form
      onSubmit={() => void send()}
      actions={
        <Button
          kind={isDanger ? "danger" : "primary"}
          type="submit"
          isPending={sending.isPending}
          isDisabled={password === "" || (proof.asksCode && proof.code.trim() === "")}
        >
          {action}
        </Button>
      }
    >
      <p className="text-base text-pretty text-soft">
        {proof.asksCode ? t(proof.kind === "app" ? "secondFactorLead" : "recoveryCodeLead") : lead}
      </p>
      {proof.asksCode ? (
        <CodeField {...proof} error={sending.error} />
      ) : (
        <PasswordField
          label={t("password")}
          value={password}
          onChange={setPassword}
          error={sending.error}
          autoFocus
        />
      )}
    </Form>
  );
}
