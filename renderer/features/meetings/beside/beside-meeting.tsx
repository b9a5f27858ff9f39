import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../../lib/commands.tsx";
import { Beside } from "../../../lib/beside.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useRoom } from "../../../ui/use-room.ts";
import { Pane } from "../../../ui/pane.tsx";
import { useCaps } from "../agenda/use-caps.ts";
import { firstName, type Shown } from "../one-on-one.ts";
import type { Slots } from "../slots.ts";
import { EarlierList } from "./earlier-list.tsx";

export type BesideMeetingProps = {
  readonly shown: Shown;
  readonly slots: Slots;
  readonly isReadOnly?: boolean;
};

/** What only I can read, about this meeting and about the person, and what the two talked about before. */
export function BesideMeeting({ shown, slots, isReadOnly = false }: BesideMeetingProps) {
  const { t } = useTranslation("meetings");
  const commands = useCommands();
  const caps = useCaps();
  const isWide = useRoom() === "wide";
  const { view, other } = shown;
  const name = firstName(other);
  return (
    <Beside label={t("beside.title")}>
      <Pane>
        {!isWide && (
          // Here the pane lies over the bar with its toggle.
          <div className="-mb-4 flex justify-end">
            <IconButton
              icon={X}
              label={t("close")}
              shortcut={caps("pane.toggle")}
              onPress={() => void commands.run("pane.toggle")}
            />
          </div>
        )}
        <section>
          {slots.note(
            { kind: "meeting-private", meetingId: view.meeting.id },
            {
              label: t("beside.meeting"),
              placeholder: t("beside.meetingHint"),
              readers: t("agenda.onlyYou"),
              isReadOnly,
            },
          )}
        </section>
        <section>
          {slots.note(
            { kind: "person-private", personId: other.id },
            {
              label: t("beside.person", { name }),
              placeholder: t("beside.personHint", { name }),
              readers: t("agenda.onlyYou"),
            },
          )}
        </section>
        <EarlierList shown={shown} />
      </Pane>
    </Beside>
  );
}
