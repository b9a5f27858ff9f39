import { KeyRound, ShieldAlert, ShieldCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { answers, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CodeDialog } from "../../ui/code-dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { toast } from "../../ui/toast-queue.ts";

/** Where the key of the data is kept, and the code that opens it when that place is gone. */
export function RecoveryCode({ changeKey }: { readonly changeKey: ReactNode }) {
  const { t } = useTranslation("settings");
  const { t: app } = useTranslation("app");
  const state = useAsk("profile.state", undefined).data;
  const hasCode = useAsk("profile.hasRecoveryCode", undefined).data;
  const [code, setCode] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const vault = state?.type === "ready" ? state.vault : undefined;

  const make = async () => {
    setPending(true);
    const made = await bridge.api["profile.makeRecoveryCode"](undefined);
    setPending(false);
    setAsking(false);
    if (made.ok) setCode(made.value.code);
    else toast(toasts, { text: failureText(app, made.error), tone: "critical" });
    await answers.invalidateQueries({ queryKey: ["profile.hasRecoveryCode"] });
  };

  return (
    <>
      <section>
        <SectionHeader title={t("key")} actions={changeKey} />
        {vault === "file" ? (
          <Banner kind="caution" title={t("vault.fileTitle")}>
            {t("vault.file")}
          </Banner>
        ) : (
          <p className="flex items-start gap-2 text-base text-pretty text-soft">
            <span className="pt-[1.5px]">
              <Icon of={KeyRound} />
            </span>
            {vault && t(`vault.${vault}`)}
          </p>
        )}
      </section>
      <section>
        <SectionHeader
          title={t("recovery")}
          actions={
            hasCode !== undefined && (
              <Button
                size="small"
                isPending={isPending && !isAsking}
                onPress={() => (hasCode ? setAsking(true) : void make())}
              >
                {hasCode ? t("newCode") : t("makeCode")}
              </Button>
            )
          }
        />
        <p className="pb-2 text-base text-pretty text-soft">{t("recoveryMore")}</p>
        {hasCode !== undefined && (
          <p className="flex items-center gap-2 text-base">
            <Icon
              of={hasCode ? ShieldCheck : ShieldAlert}
              tone={hasCode ? "positive" : "caution"}
            />
            {hasCode ? t("hasCode") : t("hasNoCode")}
          </p>
        )}
      </section>
      <AlertDialog
        title={t("newCodeTitle")}
        isOpen={isAsking}
        onOpenChange={setAsking}
        kind="primary"
        confirmLabel={t("newCodeConfirm")}
        cancelLabel={t("cancel")}
        isPending={isPending}
        onConfirm={() => void make()}
      >
        {t("newCodeWhat")}
      </AlertDialog>
      {code && (
        <CodeDialog
          code={code}
          words={{
            title: t("codeTitle"),
            more: t("codeMore"),
            name: t("codeName"),
            paper: t("codePaper"),
            copy: t("codeCopy"),
            copied: t("codeCopied"),
            notCopied: t("codeNotCopied"),
            print: t("codePrint"),
            kept: t("codeKept"),
            close: t("close"),
          }}
          onKept={() => setCode(undefined)}
          onClose={() => setCode(undefined)}
        />
      )}
    </>
  );
}
