import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConsentDialog } from "./consent-dialog.tsx";

/** On Today and on the 1:1 it is about: who would lead me next, which only I decide. */
export function HandoverBanner({ path }: { readonly path: string }) {
  const { t } = useTranslation("handover");
  const people = useAsk("people.list", undefined).data ?? [];
  const open = useAsk("handover.open", undefined).data ?? [];
  const [openId, setOpenId] = useState<string | null>(null);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? t("somebody");
  const me = people.find(({ isMe }) => isMe)?.id;
  const isToday = path === "/" || path === "/today";
  const shown = open.filter(
    ({ handover }) =>
      handover.personId === me && (isToday || path.startsWith(`/pairs/${handover.pairId}`)),
  );
  if (shown.length === 0) return null;
  return (
    <div className="flex shrink-0 flex-col gap-2 px-3 pt-3">
      {shown.map((proposal) => {
        const { id, fromId, toId } = proposal.handover;
        const names = { from: nameOf(fromId), to: nameOf(toId) };
        return (
          <div key={id}>
            <Banner
              kind="info"
              title={t("asked", names)}
              actions={
                <Button size="small" onPress={() => setOpenId(id)}>
                  {t("look")}
                </Button>
              }
            >
              {t("youDecide")}
            </Banner>
            {openId === id && (
              <ConsentDialog
                proposal={proposal}
                people={people}
                names={names}
                onClose={() => setOpenId(null)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
