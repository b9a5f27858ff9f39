import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CodeField } from "./code-field.tsx";
import { PasswordField } from "./password-field.tsx";
import { useLanguage } from "./use-language.ts";
import { useProof } from "./use-proof.ts";
import { useSending } from "./use-sending.ts";

export type DeleteAccountProps = {
  readonly state: Extract<AccountState, { type: "account" }>;
  readonly onClose: () => void;
};

/** What goes and what stays, then the address typed again and the password: nothing of it can be brought back. */
export function DeleteAccount({ state, onClose }: DeleteAccountProps) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  const sending = useSending();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const proof = useProof(state, sending);
  const isMeant = email.trim().toLowerCase() === state.email;
  const send = async () => {
    if (!(await proof.prove(password))) return;
    const said = { email: state.email, password, language };
    if (await sending.send(bridge.api["account.delete"](said))) onClose();
  };
  return (
    <Dialog
      title={t("delete.title")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("cancel")}
      size="small"
    >
      <Form
        onSubmit={() => void (isMeant && send())}
        actions={
          <Button
            kind="danger"
            type="submit"
            isPending={sending.isPending}
            isDisabled={!isMeant || password === "" || (proof.asksCode && proof.code.trim() === "")}
          >
            {t("delete.now")}
          </Button>
        }
      >
        {proof.asksCode ? (
          <>
            <p className="text-base text-pretty text-soft">
              {t(proof.kind === "app" ? "secondFactorLead" : "recoveryCodeLead")}
            </p>
            <CodeField {...proof} error={sending.error} />
          </>
        ) : (
          <>
            <p className="text-base text-pretty text-soft">{t("delete.goes")}</p>
            <p className="text-base text-pretty text-soft">
              {t("delete.stays", { name: state.orgName })}
            </p>
            <TextField
              label={t("delete.typeEmail", { email: state.email })}
              type="email"
              value={email}
              onChange={setEmail}
              maxLength={254}
              autoComplete="off"
              autoFocus
            />
            <PasswordField label={t("password")} value={password} onChange={setPassword} />
            {sending.error && <Banner kind="critical" title={sending.error} />}
          </>
        )}
      </Form>
    </Dialog>
  );
}
