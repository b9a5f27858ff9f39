import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../lib/commands.tsx";
import { Page } from "../../ui/page.tsx";
import { AgendaSection } from "./agenda/agenda-section.tsx";
import { BesideMeeting } from "./beside/beside-meeting.tsx";
import { PrepBrief } from "./brief/prep-brief.tsx";
import { MeetingBar } from "./meeting-bar.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { firstName, type Shown } from "./one-on-one.ts";
import { OverdueBanner } from "./overdue-banner.tsx";
import { PairTitle } from "./pair-title.tsx";
import { Decisions } from "./promises/decisions.tsx";
import { PromisesSection } from "./promises/promises-section.tsx";
import { useSelection } from "./selection.ts";
import type { Slots } from "./slots.ts";
import { useMeeting } from "./use-meeting.ts";

export type OneOnOnePageProps = { readonly shown: Shown; readonly slots: Slots };

/** The open meeting of a pair, from the first point to the close. */
export function OneOnOnePage({ shown, slots }: OneOnOnePageProps) {
  const { t } = useTranslation("meetings");
  const { view, other } = shown;
  const selection = useSelection();
  const actions = useMeeting(shown);
  const [isMoving, setMoving] = useState(false);
  const [isRhythmOpen, setRhythmOpen] = useState(false);
  useCommand("item.next", () => selection.step(1));
  useCommand("item.previous", () => selection.step(-1));
  const around = useAround(shown);
  const title = useMemo(
    () => (
      <>
        <PairTitle
          shown={around}
          actions={slots.booking(around.view.meeting, () => setMoving(true))}
        />
        {slots.bookingQuestion(around.view.meeting)}
      </>
    ),
    [around, slots],
  );
  const decisions = useMemo(() => <Decisions shown={around} />, [around]);
  const beside = useMemo(() => <BesideMeeting shown={around} slots={slots} />, [around, slots]);
  const brief = useMemo(
    () => <PrepBrief shown={around} selection={selection} />,
    [around, selection],
  );
  const promises = useMemo(
    () => <PromisesSection shown={around} selection={selection} />,
    [around, selection],
  );
  const { id } = view.meeting;
  const name = firstName(other);
  const notes = useMemo(
    () => (
      <section className="pb-6">
        {slots.note(
          { kind: "meeting-shared", meetingId: id },
          {
            label: t("notes"),
            placeholder: t("notesHint"),
            readers: t("sharedWith", { name: name }),
          },
        )}
      </section>
    ),
    [id, name, slots, t],
  );
  return (
    <Page
      bar={
        <MeetingBar
          shown={shown}
          actions={actions}
          onMove={() => setMoving(true)}
          onRhythm={() => setRhythmOpen(true)}
        />
      }
    >
      {title}
      <OverdueBanner shown={shown} actions={actions} onMove={() => setMoving(true)} />
      {decisions}
      {view.meeting.state === "planned" && brief}
      <AgendaSection
        shown={shown}
        selection={selection}
        presence={slots.presence(view.pair, other)}
      />
      {promises}
      {notes}
      {beside}
      <MoveDialog
        shown={shown}
        actions={actions}
        slots={slots}
        isOpen={isMoving}
        onOpenChange={setMoving}
      />
      {slots.rhythm(view.pair, isRhythmOpen, setRhythmOpen)}
    </Page>
  );
}

/** What stands around the agenda: the same while only points change, so that a tick does not draw the whole page anew. */
function useAround({ view, me, other, today }: Shown): Shown {
  const { pair, meeting, ledger, brief, earlier, meId, otherId } = view;
  return useMemo(
    () => ({
      view: { pair, meeting, ledger, brief, earlier, meId, otherId, agenda: [] },
      me,
      other,
      today,
    }),
    [brief, earlier, ledger, me, meId, meeting, other, otherId, pair, today],
  );
}
