import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ItemTicks } from "./item-ticks.tsx";

export type HandOverDialogProps = {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly onClose: () => void;
};

/** Asks somebody whether another manager may take over: whom, and what would go along. */
export function HandOverDialog({ person, people, onClose }: HandOverDialogProps) {
  const { t } = useTranslation("handover");
  const change = useChange();
  const items = useAsk("handover.items", { personId: person.id }).data;
  const [toId, setTo] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState("");
  const { name } = person;
  const choices = people
    .filter(({ id, isMe }) => !isMe && id !== person.id)
    .map((one) => ({ id: one.id, title: one.name }));
  const save = async () => {
    if (toId === null || !items) return;
    const answer = await change("handover.propose", {
      personId: person.id,
      toId: toId as PersonId,
      what: items.map(({ id }) => id).filter((id) => !left.has(id)),
      note,
    });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      title={t("handOverTitle", { name })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("close")}
    >
      <Form
        onSubmit={() => void save()}
        actions={
          <>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button kind="primary" type="submit" isDisabled={toId === null || !items}>
              {t("ask", { name })}
            </Button>
          </>
        }
      >
        <ComboBox
          label={t("to")}
          choices={choices}
          value={toId}
          onChange={setTo}
          emptyText={t("nobody")}
          autoFocus
        />
        <ItemTicks items={items ?? []} people={people} left={left} onChange={setLeft} />
        <TextArea label={t("note")} value={note} onChange={setNote} maxLength={2_000} />
        <p className="text-small text-faint">{t("privateStays", { name })}</p>
      </Form>
    </Dialog>
  );
}
