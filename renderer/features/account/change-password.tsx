import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { CodeField } from "./code-field.tsx";
import { PasswordField } from "./password-field.tsx";
import { useProof } from "./use-proof.ts";
import { useSending } from "./use-sending.ts";

export type ChangePasswordProps = {
  readonly state: Extract<AccountState, { type: "account" }>;
  readonly onClose: () => void;
};

/** The old password, then the new one. Every other device is signed out with the old one. */
export function ChangePassword({ state, onClose }: ChangePasswordProps) {
  const { t } = useTranslation("account");
  const sending = useSending();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [isProven, setProven] = useState(false);
  const proof = useProof(state, sending);
  const send = async () => {
    // The old password is the fresh sign-in that the change needs.
    const isHere = await proof.prove(current);
    setProven(isHere);
    if (!isHere) return;
    if (!(await sending.send(bridge.api["account.changePassword"]({ current, password })))) return;
    toast(toasts, { text: t("passwordChanged"), tone: "positive" });
    onClose();
  };
  return (
    <Dialog
      title={t("changePassword")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("cancel")}
      size="small"
    >
      <Form
        onSubmit={() => void send()}
        actions={
          <Button
            kind="primary"
            type="submit"
            isPending={sending.isPending}
            isDisabled={
              current === "" || password === "" || (proof.asksCode && proof.code.trim() === "")
            }
          >
            {t("changeNow")}
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
            <p className="text-base text-pretty text-soft">{t("changePasswordMore")}</p>
            <PasswordField
              label={t("oldPassword")}
              value={current}
              onChange={setCurrent}
              error={isProven ? undefined : sending.error}
              autoFocus
            />
            <PasswordField
              label={t("newPassword")}
              description={t("passwordMore")}
              value={password}
              onChange={setPassword}
              error={isProven ? sending.error : undefined}
              isNew
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}
