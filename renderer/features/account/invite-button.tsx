import { MailPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import { useAfterFirstScreen } from "../../lib/after-first-screen.ts";
import { answers, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { useLanguage } from "./use-language.ts";
import { useSending } from "./use-sending.ts";

/** Asks a colleague to join, where one may and they can be reached; says so when they were asked already. */
export function InviteButton({ person }: { readonly person: Person }) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  const sending = useSending();
  const isLater = useAfterFirstScreen();
  const state = useAsk("account.state", undefined, { enabled: isLater }).data;
  const mayInvite = state?.type === "account" && state.standing === "in" && state.role !== "member";
  const invitations = useAsk("account.invitations", undefined, {
    enabled: mayInvite && !person.isMe,
  }).data;
  if (!mayInvite || person.isMe || person.archivedAt !== null) return null;
  const last = invitations
    ?.filter((one) => one.personId === person.id)
    .toSorted((a, b) => b.sentAt - a.sentAt)[0];
  if (last?.state === "accepted") return null;
  if (last?.state === "open") return <Badge>{t("invited")}</Badge>;
  const send = async () => {
    const answer = await sending.send(
      bridge.api["account.invite"]({ personId: person.id, role: "member", language }),
    );
    if (!answer) return;
    toast(toasts, { text: t("inviteSent", { email: answer.value.email }), tone: "positive" });
    void answers.invalidateQueries({ queryKey: ["account.invitations"] });
  };
  return (
    <>
      {sending.error && <span className="text-small text-critical-ink">{sending.error}</span>}
      <Button icon={MailPlus} isPending={sending.isPending} onPress={() => void send()}>
        {t("invite")}
      </Button>
    </>
  );
}
