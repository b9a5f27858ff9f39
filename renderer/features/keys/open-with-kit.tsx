import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { useKeyFailure } from "./use-key-failure.ts";

/** This device has no key yet: the number to compare on another device, and the recovery kit as the other way. */
export function OpenWithKit({ number }: { readonly number: string }) {
  const { t } = useTranslation("keys");
  const tellFailure = useKeyFailure();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const open = async () => {
    if (code.trim() === "") return setError(t("codeMissing"));
    setPending(true);
    const opened = await bridge.api["keys.open"]({ code: code.slice(0, 200) });
    setPending(false);
    if (opened.ok) toast(toasts, { text: t("opened"), tone: "positive" });
    else if (opened.error.type === "WrongKit") setError(t("codeWrong"));
    else tellFailure(opened.error);
  };
  return (
    <>
      <Banner kind="info" title={t("waitingTitle")}>
        {t("waiting")}
      </Banner>
      <p
        role="group"
        aria-label={t("waiting")}
        className="selectable tabular py-1 text-center font-mono text-title font-semibold tracking-widest"
      >
        {number}
      </p>
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <p className="text-base text-pretty text-soft">{t("orKit")}</p>
        <TextField
          label={t("code")}
          value={code}
          onChange={(text) => {
            setError(undefined);
            setCode(text);
          }}
          description={t("codeHint")}
          error={error}
          autoComplete="off"
          spellCheck="false"
        />
        <div>
          <Button type="submit" isPending={isPending}>
            {t("open")}
          </Button>
        </div>
      </form>
    </>
  );
}
