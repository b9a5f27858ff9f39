import { ArrowRightLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";

/** For somebody I lead and meet: asks them whether another manager may take over, or takes the question back. */
export function HandOverButton({ person }: { readonly person: Person }) {
  const { t } = useTranslation("handover");
  const change = useChange();
  const people = useAsk("people.list", undefined).data ?? [];
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const open = useAsk("handover.open", undefined).data;
  const [isOpen, setOpen] = useState(false);
  const me = people.find(({ isMe }) => isMe)?.id;
  const isMine = me !== undefined && person.managerId === me;
  if (!open || !isMine || !pairs.some(({ otherId }) => otherId === person.id)) return null;
  const waiting = open.find(({ handover }) => handover.personId === person.id)?.handover;
  if (waiting)
    return (
      <Button onPress={() => void change("handover.withdraw", { id: waiting.id })}>
        {t("withdraw")}
      </Button>
    );
  return (
    <>
      <Button icon={ArrowRightLeft} onPress={() => setOpen(true)}>
        {t("handOver")}
      </Button>
      {isOpen && <HandOverDialog person={person} people={people} onClose={() => setOpen(false)} />}
    </>
  );
}
