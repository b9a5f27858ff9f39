import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { PasswordField } from "./password-field.tsx";
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
  const send = async () => {
    // The old password is the fresh sign-in that the change needs.
    const { server, email } = state;
    const shown = await sending.send(
      bridge.api["account.signIn"]({ server, email, password: current }),
    );
    if (!shown) return;
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
            isDisabled={current === "" || password === ""}
          >
            {t("changeNow")}
          </Button>
        }
      >
        <p className="text-base text-pretty text-soft">{t("changePasswordMore")}</p>
        <PasswordField label={t("oldPassword")} value={current} onChange={setCurrent} autoFocus />
        <PasswordField
          label={t("newPassword")}
          description={t("passwordMore")}
          value={password}
          onChange={setPassword}
          error={sending.error}
          isNew
        />
      </Form>
    </Dialog>
  );
}
