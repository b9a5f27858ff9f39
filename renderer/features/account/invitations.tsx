import { Mail } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountInvitation } from "#contract/account.ts";
import { answers, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { formatInstant } from "../../lib/format.ts";
import { toasts } from "../../lib/toasts.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { NotKnown } from "./not-known.tsx";
import { useAccountWords } from "./use-account-words.ts";
import { useAskAnew } from "./use-ask-anew.ts";
import { useLanguage } from "./use-language.ts";

/** Who was asked to join and has not answered yet: mail it once more, or take it back. */
export function Invitations() {
  const { t, i18n } = useTranslation("account");
  const words = useAccountWords();
  const language = useLanguage();
  const asked = useAskAnew("account.invitations");
  const people = useAsk("people.list", undefined).data;
  const [revoking, setRevoking] = useState<AccountInvitation>();
  const [pending, setPending] = useState<string>();
  const waiting = asked.data?.filter(({ state }) => state === "open" || state === "expired");
  const nameOf = ({ personId }: AccountInvitation) =>
    people?.find(({ id }) => id === personId)?.name;
  const decide = async (
    { id, email }: AccountInvitation,
    what: "account.resendInvitation" | "account.revokeInvitation",
  ) => {
    setPending(id);
    const answer = await (what === "account.resendInvitation"
      ? bridge.api[what]({ id, language })
      : bridge.api[what]({ id }));
    setPending(undefined);
    setRevoking(undefined);
    if (!answer.ok) toast(toasts, { text: words(answer.error), tone: "critical" });
    else if (what === "account.resendInvitation")
      toast(toasts, { text: t("inviteSent", { email }), tone: "positive" });
    void answers.invalidateQueries({ queryKey: ["account.invitations"] });
  };
  if (waiting?.length === 0) return null;
  return (
    <section className="flex flex-col">
      <SectionHeader title={t("invitations")} />
      {asked.isError && (
        <NotKnown
          failure={asked.error.failure}
          isPending={asked.isFetching}
          onAgain={() => void asked.refetch()}
        />
      )}
      {asked.isPending && <Skeleton label={t("loading")} rows={1} />}
      <ul>
        {waiting?.map((one) => (
          <li
            key={one.id}
            className="flex min-h-12 flex-wrap items-center gap-3 border-b border-line py-2 last:border-0"
          >
            <Icon of={Mail} />
            <span className="flex min-w-50 flex-1 flex-col">
              <span dir="auto" className="truncate text-base">
                {nameOf(one) ?? one.email}
              </span>
              <span className="tabular text-small text-faint">
                {one.email} ·{" "}
                {t(one.state === "expired" ? "invitedOver" : "invitedUntil", {
                  at: formatInstant(i18n.language, one.expiresAt),
                })}
              </span>
            </span>
            <Button
              size="small"
              isPending={pending === one.id && !revoking}
              onPress={() => void decide(one, "account.resendInvitation")}
            >
              {t("resend")}
            </Button>
            <Button size="small" kind="quiet" onPress={() => setRevoking(one)}>
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {revoking && (
        <AlertDialog
          title={t("revokeTitle", { name: nameOf(revoking) ?? revoking.email })}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setRevoking(undefined)}
          confirmLabel={t("revokeNow")}
          cancelLabel={t("cancel")}
          isPending={pending === revoking.id}
          onConfirm={() => void decide(revoking, "account.revokeInvitation")}
        >
          {t("revokeMore")}
        </AlertDialog>
      )}
    </section>
  );
}
