import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CodeDialog } from "../../ui/code-dialog.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { useKeyFailure } from "./use-key-failure.ts";

/** The recovery kit: asked to be kept until it is, then there to be looked at again. */
export function RecoveryKit({ isKept }: { readonly isKept: boolean }) {
  const { t } = useTranslation("keys");
  const tellFailure = useKeyFailure();
  const [code, setCode] = useState<string>();
  const show = async () => {
    const kit = await bridge.api["keys.kit"](undefined);
    if (kit.ok) return setCode(kit.value.code);
    if (kit.error.type === "KitMissing") toast(toasts, { text: t("kitMissing") });
    else tellFailure(kit.error);
  };
  const keep = async () => {
    setCode(undefined);
    const kept = await bridge.api["keys.kitKept"](undefined);
    if (!kept.ok) tellFailure(kept.error);
  };
  const button = (
    <Button size="small" onPress={() => void show()}>
      {t("kit")}
    </Button>
  );
  return (
    <>
      {isKept ? (
        <div>{button}</div>
      ) : (
        <Banner kind="caution" title={t("kitTodoTitle")} actions={button}>
          {t("kitTodo")}
        </Banner>
      )}
      {code && (
        <CodeDialog
          code={code}
          words={{
            title: t("kitTitle"),
            more: t("kitMore"),
            name: t("kitName"),
            paper: t("kitPaper"),
            copy: t("copy"),
            copied: t("copied"),
            notCopied: t("notCopied"),
            print: t("print"),
            kept: t("kept"),
            close: t("close"),
          }}
          onKept={() => void keep()}
          onClose={() => setCode(undefined)}
        />
      )}
    </>
  );
}
