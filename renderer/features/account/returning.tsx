import { use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "#contract/index.ts";
import { go } from "../../lib/go.ts";
import { toasts } from "../../lib/toasts.ts";
import { Banner } from "../../ui/banner.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { CalmFrame } from "./calm-frame.tsx";
import { useAccountWords } from "./use-account-words.ts";

export type Entering = Promise<Answer<"account.enter">>;

/** Back in the account this profile has. */
export function Returning({
  entering,
  onBack,
}: {
  readonly entering: Entering;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation("account");
  const words = useAccountWords();
  const answer = use(entering);
  useEffect(() => {
    if (!answer.ok) return;
    toast(toasts, { text: t("signedIn"), tone: "positive" });
    go("/today");
  }, [answer, t]);
  if (answer.ok) return null;
  return (
    <CalmFrame title={t("signIn")} onBack={onBack}>
      <Banner kind="critical" title={words(answer.error)} />
    </CalmFrame>
  );
}
