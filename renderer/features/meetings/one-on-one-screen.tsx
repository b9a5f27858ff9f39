import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { TextField } from "../../ui/text-field.tsx";

export type OneOnOneScreenProps = { readonly pairId: PairId; readonly meetingId?: MeetingId };

/** The 1:1 page: prepare, meet and close in one place. */
export function OneOnOneScreen({ pairId, meetingId }: OneOnOneScreenProps) {
  const { t } = useTranslation("meetings");
  const view = useAsk("meetings.open", { pairId, ...(meetingId ? { meetingId } : {}) }).data;
  const people = useAsk("people.list", undefined).data ?? [];
  const change = useChange();
  const [text, setText] = useState("");
  if (!view) return null;
  const add = async () => {
    if ((await change("agenda.add", { meetingId: view.meeting.id, text, sharing: "shared" })).ok) setText("");
  };
  return (
    <Page bar={null}>
      <PageTitle title={people.find((person) => person.id === view.otherId)?.name ?? ""} />
      <form onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <TextField label={t("addPoint")} value={text} onChange={setText} />
      </form>
      <ul aria-label={t("agenda")}>{view.agenda.map((item) => <li key={item.id}>{item.text}</li>)}</ul>
    </Page>
  );
}
