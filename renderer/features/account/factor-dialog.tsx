import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { answers } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { AddToApp } from "./add-to-app.tsx";
import { CopyBox } from "./copy-box.tsx";
import { ProofForm } from "./proof-form.tsx";
import { useSending } from "./use-sending.ts";

export type FactorDialogProps = {
  readonly state: Extract<AccountState, { type: "account" }>;
  readonly what: "start" | "codes" | "stop";
  readonly onClose: () => void;
};

type Step =
  | { readonly type: "proof" }
  | { readonly type: "app"; readonly uri: string; readonly recoveryCodes: readonly string[] }
  | { readonly type: "codes"; readonly recoveryCodes: readonly string[] };

/** Begins the second step, ends it, or gives it other recovery codes: each after the person showed who they are. */
export function FactorDialog({ state, what, onClose }: FactorDialogProps) {
  const { t } = useTranslation("account");
  const sending = useSending();
  const [step, setStep] = useState<Step>({ type: "proof" });
  const proven = async (password: string) => {
    if (what === "start") {
      const begun = await sending.send(bridge.api["account.startFactor"]({ password }));
      if (begun) setStep({ type: "app", ...begun.value });
    } else if (what === "codes") {
      const made = await sending.send(bridge.api["account.newRecoveryCodes"]({ password }));
      if (made) setStep({ type: "codes", ...made.value });
    } else if (await sending.send(bridge.api["account.stopFactor"]({ password }))) {
      askAnew();
      toast(toasts, { text: t("factor.stopped"), tone: "positive" });
      onClose();
    }
  };
  const confirm = async (code: string, recoveryCodes: readonly string[]) => {
    if (!(await sending.send(bridge.api["account.confirmFactor"]({ code })))) return;
    askAnew();
    setStep({ type: "codes", recoveryCodes });
  };
  return (
    <Dialog
      title={t(step.type === "codes" ? "factor.keepTitle" : `factor.${what}Title`)}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("cancel")}
      size={what === "start" ? "regular" : "small"}
    >
      {step.type === "proof" && (
        <ProofForm
          state={state}
          sending={sending}
          lead={t(`factor.${what}More`)}
          action={t(what === "stop" ? "factor.stopNow" : "continue")}
          isDanger={what === "stop"}
          onProven={proven}
        />
      )}
      {step.type === "app" && (
        <AddToApp
          uri={step.uri}
          sending={sending}
          onCode={(code) => confirm(code, step.recoveryCodes)}
        />
      )}
      {step.type === "codes" && (
        <div className="flex flex-col gap-4">
          <p className="text-base text-pretty text-soft">{t("factor.keepMore")}</p>
          <CopyBox label={t("factor.recoveryCodes")} text={step.recoveryCodes.join("\n")} autoFocus>
            <ol className="grid grid-cols-2 gap-x-4 gap-y-1 text-center">
              {step.recoveryCodes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ol>
          </CopyBox>
          <div className="flex justify-end pt-1">
            <Button kind="primary" onPress={onClose}>
              {t("factor.kept")}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

const askAnew = (): void => void answers.invalidateQueries({ queryKey: ["account.factor"] });
