import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CalendarAccount, grants } from "#core/calendar/calendar-account.ts";
import type { Output } from "#contract/index.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { ConnectProblem } from "./connect-problem.tsx";
import { useConnect } from "./use-connect.ts";

export type AccountRowProps = {
  readonly account: CalendarAccount;
  /** Called when nothing of it is held any more. */
  readonly onGone: () => void;
};

const tones = {
  ok: "positive",
  offline: "neutral",
  "sign-in-again": "caution",
  "admin-consent": "caution",
} as const;

/** A connected calendar: whose, what it may do, how it stands, and the way out. */
export function AccountRow({ account, onGone }: AccountRowProps) {
  const { t } = useTranslation("calendar");
  const [isLeaving, setLeaving] = useState(false);
  const connect = useConnect();
  const { grant, standing, address } = account;
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3 last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-50 flex-1 flex-col">
          <span className="selectable text-base font-medium">{address}</span>
          <span className="text-small text-faint">{t(`grant.${grant}.title`)}</span>
        </div>
        <Badge tone={tones[standing]}>{t(`standing.${standing}.short`)}</Badge>
        {standing !== "ok" && standing !== "offline" && (
          <Button
            size="small"
            isPending={connect.isPending}
            onPress={() => void connect.start(grant)}
          >
            {t("account.reconnect")}
          </Button>
        )}
        <Button size="small" onPress={() => setLeaving(true)}>
          {t("account.disconnect")}
        </Button>
      </div>
      {connect.problem && <ConnectProblem failure={connect.problem} grant={grant} />}
      {isLeaving && <Leave account={account} onClose={() => setLeaving(false)} onGone={onGone} />}
    </li>
  );
}

function Leave({ account, onClose, onGone }: AccountRowProps & { readonly onClose: () => void }) {
  const { t } = useTranslation("calendar");
  const { t: app } = useTranslation("app");
  const [isPending, setPending] = useState(false);
  const { provider } = grants[account.grant];
  const leave = async (where: "here" | "everywhere") => {
    setPending(true);
    const answer = await bridge.api["calendar.disconnect"]({ id: account.id, where });
    setPending(false);
    toast(
      toasts,
      answer.ok
        ? { text: gone(answer.value), tone: answer.value.revoked === "no" ? "critical" : "neutral" }
        : { text: failureText(app, answer.error), tone: "critical" },
    );
    onClose();
    if (answer.ok) onGone();
  };
  const gone = ({ revoked, page }: Output<"calendar.disconnect">): string =>
    t(`gone.${revoked}`, { page: page ?? "" });
  return (
    <Dialog
      title={t("leave.title", { address: account.address })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={app("close")}
      actions={
        <>
          <Button isPending={isPending} onPress={() => void leave("everywhere")}>
            {t("leave.everywhere")}
          </Button>
          <Button kind="danger" isPending={isPending} autoFocus onPress={() => void leave("here")}>
            {t("leave.here")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-base text-pretty text-soft">
        <p>{t("leave.hereMore")}</p>
        <p>{t(`leave.${provider}`)}</p>
        <p>{t("leave.stays")}</p>
      </div>
    </Dialog>
  );
}
