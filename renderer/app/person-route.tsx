import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PersonId } from "#core/kernel/ids.ts";
import { InviteButton } from "../features/account/invite-button.tsx";
import { HandOverButton } from "../features/handover/hand-over-button.tsx";
import { NoteEditor } from "../features/notes/note-editor.tsx";
import { StartWith } from "../features/pairs/start-with.tsx";
import { PersonScreen } from "../features/people/person-screen.tsx";

/** Joins a person's page with the features it shows: my private note about them, a 1:1 to start, an invitation. */
export function PersonRoute() {
  const { t } = useTranslation("people");
  const { personId } = useParams({ strict: false });
  const id = PersonId.safeParse(personId);
  if (!id.success) return null;
  return (
    <PersonScreen
      key={id.data}
      personId={id.data}
      invite={(person) => <InviteButton person={person} />}
      handOver={(person) => <HandOverButton person={person} />}
      startPair={(person, dialog) => <StartWith person={person} {...dialog} />}
      note={(person) => (
        <NoteEditor
          note={{ kind: "person-private", personId: person.id }}
          label={t("privateNote")}
          readers={t("privateReaders")}
          placeholder={t("privatePlaceholder", { name: person.name })}
        />
      )}
    />
  );
}
