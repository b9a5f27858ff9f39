import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { useKeyFailure } from "./use-key-failure.ts";

type Device = { readonly deviceId: string; readonly name: string; readonly number: string };

/** Another device of mine that asks for the key. Allowing names the number, so that nobody agrees without a look at the other screen. */
export function AskingDevice({ device: { deviceId, name, number } }: { readonly device: Device }) {
  const { t } = useTranslation("keys");
  const tellFailure = useKeyFailure();
  const [pending, setPending] = useState<"allow" | "refuse">();
  const answer = async (kind: "allow" | "refuse") => {
    setPending(kind);
    const done =
      kind === "allow"
        ? await bridge.api["keys.allow"]({ deviceId, number })
        : await bridge.api["keys.refuse"]({ deviceId });
    setPending(undefined);
    if (!done.ok) return tellFailure(done.error);
    toast(toasts, {
      text: t(kind === "allow" ? "allowed" : "refused", { name }),
      tone: kind === "allow" ? "positive" : "neutral",
    });
  };
  return (
    <Banner
      kind="caution"
      title={t("askTitle", { name })}
      actions={
        <>
          <Button size="small" isPending={pending === "allow"} onPress={() => void answer("allow")}>
            {t("allow", { number })}
          </Button>
          <Button
            size="small"
            kind="quiet"
            isPending={pending === "refuse"}
            onPress={() => void answer("refuse")}
          >
            {t("notMine")}
          </Button>
        </>
      }
    >
      {t("ask", { number })}
    </Banner>
  );
}
