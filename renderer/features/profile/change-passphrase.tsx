import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { PassphraseField } from "./passphrase-field.tsx";
import { Strength } from "./strength.tsx";
import { strengthOf } from "./strength-of.ts";

/** Changes the passphrase, or puts one in the place of a key that lies beside the data. A keychain needs neither. */
export function ChangePassphrase() {
  const { t } = useTranslation("profile");
  const { t: app } = useTranslation("app");
  const state = useAsk("profile.state", undefined).data;
  const form = useId();
  const [isOpen, setOpen] = useState(false);
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const vault = state?.type === "ready" ? state.vault : undefined;
  if (vault !== "passphrase" && vault !== "file") return null;
  const close = () => {
    setOpen(false);
    setPassphrase("");
    setError(undefined);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (strengthOf(passphrase) === 0) return setError(t("passphraseShort"));
    setPending(true);
    const answer = await bridge.api["profile.chooseVault"]({ kind: "passphrase", passphrase });
    setPending(false);
    if (!answer.ok) return setError(failureText(app, answer.error));
    close();
    toast(toasts, { text: t("passphraseChanged"), tone: "positive" });
  };
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t(vault === "file" ? "protectWithPassphrase" : "changePassphrase")}
      </Button>
      <Dialog
        size="small"
        title={t(vault === "file" ? "protectWithPassphrase" : "changePassphrase")}
        isOpen={isOpen}
        onOpenChange={(open) => !open && close()}
        closeLabel={t("close")}
        actions={
          <>
            <Button onPress={close}>{t("cancel")}</Button>
            <Button kind="primary" type="submit" form={form} isPending={isPending}>
              {t("usePassphrase")}
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="flex flex-col gap-2"
          onSubmit={(event) => void send(event)}
        >
          <PassphraseField
            label={t("newPassphrase")}
            value={passphrase}
            onChange={(text) => {
              setError(undefined);
              setPassphrase(text);
            }}
            error={error}
            description={t("passphraseHint")}
            autoFocus
          />
          <Strength passphrase={passphrase} />
        </form>
      </Dialog>
    </>
  );
}
