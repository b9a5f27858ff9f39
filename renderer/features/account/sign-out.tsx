import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useSending } from "./use-sending.ts";

export type SignOutProps = {
  readonly state: Extract<AccountState, { type: "account" }>;
  readonly onClose: () => void;
};

/** Keep what is on this computer, or leave nothing: named, with what would be lost. */
export function SignOut({ state, onClose }: SignOutProps) {
  const { t } = useTranslation("account");
  const status = useAsk("sync.status", undefined).data;
  const sending = useSending();
  const [data, setData] = useState<"keep" | "wipe">("keep");
  const waiting = status?.type === "on" ? status.waiting + status.refused : 0;
  const send = async () => {
    if (await sending.send(bridge.api["account.signOut"]({ data }))) onClose();
  };
  return (
    <Dialog
      title={t("signOutTitle", { name: state.orgName })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("cancel")}
      actions={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button
            kind={data === "wipe" ? "danger" : "primary"}
            isPending={sending.isPending}
            onPress={() => void send()}
          >
            {t(data === "wipe" ? "wipeNow" : "signOut")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={t("whatStays")}
          value={data}
          onChange={(id) => setData(id as typeof data)}
          choices={[
            { id: "keep", title: t("keep"), description: t("keepMore") },
            { id: "wipe", title: t("wipe"), description: t("wipeMore") },
          ]}
        />
        {data === "wipe" && waiting > 0 && (
          <Banner kind="critical" title={t("unsent", { count: waiting })}>
            {t("unsentMore")}
          </Banner>
        )}
        {sending.error && <Banner kind="critical" title={sending.error} />}
      </div>
    </Dialog>
  );
}
