import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProfileState } from "#contract/profile.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast-queue.ts";

export type Left = NonNullable<Extract<ProfileState, { type: "first-start" }>["left"]>;

/** Says that an organisation has signed this computer out, what went with that, and what is left of it. */
export function LeftBehind({ left }: { readonly left: Left }) {
  const { t } = useTranslation("profile");
  const { t: app } = useTranslation("app");
  const [isAsking, setAsking] = useState(false);
  const copy = async () => {
    const answer = await bridge.api["profile.exportLeft"](undefined);
    const isCopied =
      answer.ok &&
      (await navigator.clipboard.writeText(answer.value.json).then(
        () => true,
        () => false,
      ));
    toast(toasts, { text: t(isCopied ? "left.copied" : "left.notCopied") });
  };
  const drop = async () => {
    const answer = await bridge.api["profile.dropLeft"](undefined);
    setAsking(false);
    if (!answer.ok) toast(toasts, { text: failureText(app, answer.error), tone: "critical" });
  };
  return (
    <div className="pb-4">
      <Banner
        kind="caution"
        title={t("left.title", { name: left.orgName })}
        actions={
          left.unsent > 0 && (
            <>
              <Button size="small" onPress={() => void copy()}>
                {t("left.copy")}
              </Button>
              <Button size="small" kind="quiet" onPress={() => setAsking(true)}>
                {t("left.drop")}
              </Button>
            </>
          )
        }
      >
        {t("left.what")} {left.unsent > 0 && t("left.unsent", { count: left.unsent })}
      </Banner>
      <AlertDialog
        title={t("left.dropTitle", { count: left.unsent })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t("left.dropNow")}
        cancelLabel={t("cancel")}
        onConfirm={() => void drop()}
      >
        {t("left.dropMore")}
      </AlertDialog>
    </div>
  );
}
