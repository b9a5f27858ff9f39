import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId, TemplateId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { formatTime } from "../../lib/format.ts";
import { go } from "../../lib/go.ts";
import { useZone } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { PeopleChoice } from "./people-choice.tsx";
import { planStarts } from "./plan-starts.ts";
import { cadenceOf, type RhythmDraft, RhythmFields } from "./rhythm-fields.tsx";
import { TemplateSelect } from "./template-select.tsx";

export type StartDialogProps = {
  /** With whom it is; left out, they are chosen here. */
  readonly only?: Person;
  readonly people: readonly Person[];
  readonly reports: ReadonlySet<string>;
  /** What most 1:1s start with. */
  readonly usualTemplate: TemplateId | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** A 1:1 with one person or with several at once. */
export function StartDialog({
  only,
  people,
  reports,
  usualTemplate,
  isOpen,
  onOpenChange,
}: StartDialogProps) {
  const { t } = useTranslation("pairs");
  return (
    <Dialog
      title={only ? t("start.with", { name: only.name }) : t("start.title")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t("close")}
    >
      <StartForm
        {...(only && { only })}
        people={people}
        reports={reports}
        usualTemplate={usualTemplate}
        onDone={() => onOpenChange(false)}
      />
    </Dialog>
  );
}

const usual: RhythmDraft = { everyWeeks: 1, weekday: 4, at: "10:00", minutes: 30 };

function StartForm({
  only,
  people,
  reports,
  usualTemplate,
  onDone,
}: Pick<StartDialogProps, "only" | "people" | "reports" | "usualTemplate"> & {
  readonly onDone: () => void;
}) {
  const { t, i18n } = useTranslation("pairs");
  const change = useChange();
  const zone = useZone();
  const templates = useAsk("templates.list", undefined).data ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(only && [only.id]));
  const [draft, setDraft] = useState(usual);
  const [picked, setPicked] = useState<TemplateId | null>();
  const templateId = picked === undefined ? usualTemplate : picked;
  const inOrder = people.filter(({ id }) => chosen.has(id));
  const starts = planStarts(
    inOrder.map(({ id }) => id as PersonId),
    cadenceOf(draft, zone),
    templateId,
  );
  const isIncomplete = starts.length === 0 || (draft.everyWeeks > 0 && draft.at === null);
  const save = async () => {
    const answer = await change("pairs.startMany", { starts: [...starts] });
    if (!answer.ok) return;
    onDone();
    const [first, ...more] = answer.value.value;
    if (first && more.length === 0) go(`/pairs/${first.id}`);
  };
  const times = starts.flatMap(({ cadence }, index) =>
    cadence
      ? [
          t("start.slot", {
            name: inOrder[index]?.name ?? "",
            time: formatTime(i18n.language, cadence.at),
          }),
        ]
      : [],
  );
  return (
    <Form
      onSubmit={() => void (isIncomplete || save())}
      actions={
        <>
          <Button onPress={onDone}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isIncomplete}>
            {t("start.save", { count: Math.max(1, starts.length) })}
          </Button>
        </>
      }
    >
      {!only && (
        <PeopleChoice people={people} reports={reports} chosen={chosen} onChange={setChosen} />
      )}
      <RhythmFields draft={draft} onChange={setDraft} />
      {times.length > 1 && (
        <p className="-mt-2 text-small text-faint">
          {t("start.oneAfterOther", { slots: times.join(" · ") })}
        </p>
      )}
      <TemplateSelect templates={templates} value={templateId} onChange={setPicked} />
    </Form>
  );
}
