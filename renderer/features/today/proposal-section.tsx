import { CalendarClock, Check, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Day } from "#core/kernel/time.ts";
import type { ProposedTime } from "#core/reminders/proposal.ts";
import { useChange } from "../../lib/change.ts";
import { useZone } from "../../lib/now.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { List } from "../../ui/list.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { atWords } from "./at-words.ts";
import { walking } from "./meeting-section.tsx";

export type ProposalSectionProps = {
  readonly proposals: readonly ProposedTime[];
  readonly today: Day;
};

/** Times at which others would rather have a reminder that I set: Enter says yes. */
export function ProposalSection({ proposals, today }: ProposalSectionProps) {
  const { t, i18n } = useTranslation("today");
  const zone = useZone();
  const change = useChange();
  const decide = ({ id, byName: name }: ProposedTime, isAccepted: boolean) =>
    void change(
      "reminders.decide",
      { id, isAccepted },
      { said: t(isAccepted ? "saidAccepted" : "saidDeclined", { name }) },
    );
  return (
    <section>
      <SectionHeader title={t("proposedTimes")} count={proposals.length} />
      <div className="-mx-2">
        <List
          label={t("proposedTimes")}
          items={proposals}
          onOpen={(id) => {
            const one = proposals.find((proposal) => proposal.id === id);
            if (one) decide(one, true);
          }}
          aliases={walking}
          dependencies={[today, i18n.language, zone]}
        >
          {(proposal) => (
            <Row
              id={proposal.id}
              name={proposal.title}
              leading={<Icon of={CalendarClock} tone="faint" />}
              title={<span dir="auto">{proposal.title}</span>}
              meta={t("proposedLine", {
                name: proposal.byName,
                when: atWords(i18n.language, zone, today, proposal.at),
              })}
              actions={
                <>
                  <IconButton
                    size="tiny"
                    icon={Check}
                    label={t("proposedAccept")}
                    shortcut={["Enter"]}
                    onPress={() => decide(proposal, true)}
                  />
                  <IconButton
                    size="tiny"
                    icon={X}
                    label={t("proposedDecline")}
                    onPress={() => decide(proposal, false)}
                  />
                </>
              }
            />
          )}
        </List>
      </div>
    </section>
  );
}
