import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateId } from "#core/kernel/ids.ts";
import type { Pair } from "#core/pairs/pair.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { useZone } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { cadenceOf, draftOf, RhythmFields } from "./rhythm-fields.tsx";
import { TemplateSelect } from "./template-select.tsx";

export type RhythmDialogProps = {
  readonly pair: Pair;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** How often a pair meets, and what its agenda starts with. */
export function RhythmDialog({ pair, isOpen, onOpenChange }: RhythmDialogProps) {
  const { t } = useTranslation("pairs");
  return (
    <Dialog
      title={t("rhythm.title")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t("close")}
      size="small"
    >
      <RhythmForm pair={pair} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function RhythmForm({ pair, onDone }: { readonly pair: Pair; readonly onDone: () => void }) {
  const { t } = useTranslation("pairs");
  const change = useChange();
  const zone = useZone();
  const templates = useAsk("templates.list", undefined).data ?? [];
  const [draft, setDraft] = useState(() => draftOf(pair.cadence));
  const [templateId, setTemplateId] = useState<TemplateId | null>(pair.templateId);
  const isIncomplete = draft.everyWeeks > 0 && draft.at === null;
  const save = async () => {
    if (
      (
        await change("pairs.change", {
          id: pair.id,
          cadence: cadenceOf(draft, pair.cadence?.zone ?? zone),
          templateId,
        })
      ).ok
    )
      onDone();
  };
  return (
    <Form
      onSubmit={() => void (isIncomplete || save())}
      actions={
        <>
          <Button onPress={onDone}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isIncomplete}>
            {t("save")}
          </Button>
        </>
      }
    >
      <RhythmFields draft={draft} onChange={setDraft} />
      <TemplateSelect templates={templates} value={templateId} onChange={setTemplateId} />
    </Form>
  );
}
