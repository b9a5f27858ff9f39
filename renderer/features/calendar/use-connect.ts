import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "#contract/index.ts";
import { type CalendarGrant, grants } from "#core/calendar/calendar-account.ts";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";

export type ConnectFailure = Extract<Answer<"calendar.connect">, { ok: false }>["error"];

/** Asks the provider for a grant, in the browser. What the person reads before is kept as what they agreed to, word for word. */
export function useConnect() {
  const { t } = useTranslation("calendar");
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ConnectFailure>();
  const start = async (grant: CalendarGrant): Promise<void> => {
    setProblem(undefined);
    setPending(true);
    const answer = await bridge.api["calendar.connect"]({ grant, wording: wordingOf(t, grant) });
    setPending(false);
    if (answer.ok)
      toast(toasts, { text: t("connected", { address: answer.value.address }), tone: "positive" });
    // Who cancelled knows.
    else if (answer.error.type !== "Cancelled") setProblem(answer.error);
  };
  return { start, isPending, problem };
}

const wordingOf = (t: (key: string) => string, grant: CalendarGrant): string =>
  [
    t(`grant.${grant}.title`),
    t(`grant.${grant}.more`),
    t("grant.scopes"),
    scopesOf(grant).join("\n"),
    t("grant.never"),
  ].join("\n");

/** What is asked for, by the provider's names. */
export const scopesOf = (grant: CalendarGrant): readonly string[] => [
  ...grants[grant].scopes,
  ...grants[grant].identity,
];
