import { Laptop } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountDevice } from "#contract/account.ts";
import { answers } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { formatInstant } from "../../lib/format.ts";
import { toasts } from "../../lib/toasts.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { NotKnown } from "./not-known.tsx";
import { useAccountWords } from "./use-account-words.ts";
import { useAskAnew } from "./use-ask-anew.ts";

/** Where this account is signed in, and the way to end it there. */
export function Devices() {
  const { t, i18n } = useTranslation("account");
  const words = useAccountWords();
  const devices = useAskAnew("account.devices");
  const [asked, setAsked] = useState<AccountDevice>();
  const [isPending, setPending] = useState(false);
  const revoke = async (device: AccountDevice) => {
    setPending(true);
    const answer = await bridge.api["account.revokeDevice"]({ deviceId: device.deviceId });
    setPending(false);
    setAsked(undefined);
    if (!answer.ok) toast(toasts, { text: words(answer.error), tone: "critical" });
    void answers.invalidateQueries({ queryKey: ["account.devices"] });
  };
  return (
    <section className="flex flex-col">
      <SectionHeader title={t("devices")} />
      {devices.isError && (
        <NotKnown
          failure={devices.error.failure}
          isPending={devices.isFetching}
          onAgain={() => void devices.refetch()}
        />
      )}
      {devices.isPending && <Skeleton label={t("loading")} rows={2} />}
      <ul>
        {devices.data?.map((device) => (
          <li
            key={device.deviceId}
            className="flex min-h-12 items-center gap-3 border-b border-line py-2 last:border-0"
          >
            <Icon of={Laptop} />
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="flex items-center gap-2 text-base">
                <span className="truncate">{device.name}</span>
                {device.isThis && <Badge>{t("thisDevice")}</Badge>}
              </span>
              <span className="tabular text-small text-faint">
                {t("seen", { at: formatInstant(i18n.language, device.seenAt) })}
              </span>
            </span>
            {!device.isThis && (
              <Button size="small" onPress={() => setAsked(device)}>
                {t("endHere")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <AlertDialog
          title={t("endTitle", { name: asked.name })}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
          confirmLabel={t("endNow")}
          cancelLabel={t("cancel")}
          isPending={isPending}
          onConfirm={() => void revoke(asked)}
        >
          {t("endMore")}
        </AlertDialog>
      )}
    </section>
  );
}
