import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenHandover } from "#contract/handover.ts";
import type { Person } from "#core/people/person.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ItemTicks } from "./item-ticks.tsx";

export type ConsentDialogProps = {
  readonly proposal: OpenHandover;
  readonly people: readonly Person[];
  readonly names: { readonly from: string; readonly to: string };
  readonly onClose: () => void;
};

/** Exactly what a new manager would see, to be cut down, agreed to or declined. */
export function ConsentDialog({ proposal, people, names, onClose }: ConsentDialogProps) {
  const { t } = useTranslation("handover");
  const change = useChange();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { handover, items } = proposal;
  const accept = async () => {
    const what = items.map(({ id }) => id).filter((id) => !left.has(id));
    if ((await change("handover.accept", { id: handover.id, what })).ok) onClose();
  };
  const decline = async () => {
    if ((await change("handover.decline", { id: handover.id })).ok) onClose();
  };
  return (
    <Dialog
      title={t("consentTitle", names)}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("close")}
      actions={
        <>
          <Button onPress={() => void decline()}>{t("decline")}</Button>
          <Button kind="primary" onPress={() => void accept()}>
            {t("accept")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {handover.note && (
          <p className="text-base" dir="auto">
            {t("noteOf", { name: names.from, note: handover.note })}
          </p>
        )}
        <p className="text-base text-soft">{t("willSee", names)}</p>
        <ItemTicks items={items} people={people} left={left} onChange={setLeft} />
        <p className="text-small text-faint">{t("consentPrivate", names)}</p>
      </div>
    </Dialog>
  );
}
