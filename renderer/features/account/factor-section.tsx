import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FactorDialog, type FactorDialogProps } from "./factor-dialog.tsx";
import { NotKnown } from "./not-known.tsx";
import { useAskAnew } from "./use-ask-anew.ts";

/** Whether a code is asked for beside the password, and the way to change that. */
export function FactorSection({
  state,
}: {
  readonly state: Extract<AccountState, { type: "account" }>;
}) {
  const { t } = useTranslation("account");
  const factor = useAskAnew("account.factor");
  const [open, setOpen] = useState<FactorDialogProps["what"]>();
  return (
    <section className="flex flex-col gap-2">
      <SectionHeader title={t("factor.title")} />
      {factor.isPending && <Skeleton label={t("loading")} rows={1} />}
      {factor.isError && (
        <NotKnown
          failure={factor.error.failure}
          isPending={factor.isFetching}
          onAgain={() => void factor.refetch()}
        />
      )}
      {factor.data?.isOn === false && (
        <>
          <p className="text-base text-pretty text-soft">{t("factor.off")}</p>
          <div className="pt-1">
            <Button onPress={() => setOpen("start")}>{t("factor.start")}</Button>
          </div>
        </>
      )}
      {factor.data?.isOn && (
        <>
          <p className="flex items-center gap-2 text-base">
            <Icon of={ShieldCheck} tone="positive" />
            {t("factor.on")}
          </p>
          <div className="flex flex-wrap gap-2 pt-1">
            <Button onPress={() => setOpen("codes")}>{t("factor.codes")}</Button>
            <Button onPress={() => setOpen("stop")}>{t("factor.stop")}</Button>
          </div>
        </>
      )}
      {open && <FactorDialog state={state} what={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
