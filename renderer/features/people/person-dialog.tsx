import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PersonForm } from "./person-form.tsx";

export type PersonDialogProps = {
  /** Whom to edit; nobody: someone is added. */
  readonly person?: Person;
  /** What was typed where they were looked for. */
  readonly name?: string;
  readonly onClose: () => void;
};

/** Adds someone or edits what is known of them. */
export function PersonDialog({ person, name = "", onClose }: PersonDialogProps) {
  const { t } = useTranslation("people");
  const form = useId();
  return (
    <Dialog
      title={person ? t("editTitle") : t("addTitle")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t("close")}
      actions={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" form={form}>
            {person ? t("save") : t("addPerson")}
          </Button>
        </>
      }
    >
      <PersonForm id={form} {...(person ? { person } : { name })} onSaved={onClose} />
    </Dialog>
  );
}
