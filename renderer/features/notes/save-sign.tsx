import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import type { NoteState } from "./note-session.ts";

/** Whether what was typed is on the disk; nothing as long as nothing was typed. */
export function SaveSign({ state }: { readonly state: NoteState }) {
  const { t } = useTranslation("notes");
  return (
    <span className="flex items-center gap-1 whitespace-nowrap">
      {state.save === "saving" && t("saving")}
      {state.save === "unsaved" && <span className="text-caution-ink">{t("unsavedShort")}</span>}
      {state.save === "saved" && (
        <>
          <Icon of={Check} size={12} />
          {t("saved")}
        </>
      )}
    </span>
  );
}
