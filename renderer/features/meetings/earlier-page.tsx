import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { go } from "../../lib/go.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { List } from "../../ui/list.tsx";
import { Page } from "../../ui/page.tsx";
import { Row } from "../../ui/row.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { metaOf, PointText } from "./agenda/agenda-row.tsx";
import { useCaps } from "./agenda/use-caps.ts";
import { SharedWith } from "./agenda/agenda-section.tsx";
import { BesideMeeting } from "./beside/beside-meeting.tsx";
import { Ways } from "./meeting-bar.tsx";
import { firstName, type Shown } from "./one-on-one.ts";
import { PairTitle } from "./pair-title.tsx";
import { openTask } from "./promises/promise-column.tsx";
import type { Slots } from "./slots.ts";

export type EarlierPageProps = { readonly shown: Shown; readonly slots: Slots };

/** A closed meeting as it was: what was talked about, promised and written. Nothing on it is changed any more. */
export function EarlierPage({ shown, slots }: EarlierPageProps) {
  const { t } = useTranslation("meetings");
  const caps = useCaps();
  const { view, me, other } = shown;
  const name = firstName(other);
  const bar = (
    <>
      <Ways />
      <span className="flex-1" />
      <SplitToggle of="pane" label={t("beside.title")} shortcut={caps("pane.toggle")} />
      <span className="ps-2">
        <Button size="small" onPress={() => go(`/pairs/${view.pair.id}`)}>
          {t("earlier.toNext")}
        </Button>
      </span>
    </>
  );
  const promised = view.ledger.map((line) => ({ ...line, id: line.task.id }));
  return (
    <Page bar={bar}>
      <PairTitle shown={shown} />
      <section className="pb-6">
        <SectionHeader
          title={t("earlier.talkedAbout")}
          count={view.agenda.length}
          actions={<SharedWith name={name} />}
        />
        <div className="-mx-2">
          <List
            label={t("earlier.talkedAbout")}
            items={view.agenda}
            dependencies={[shown]}
            empty={
              <div className="px-2">
                <EmptyState kind="inline" icon={Lock} title={t("earlier.nothing")} />
              </div>
            }
          >
            {(item) => {
              const author = item.authorId === me.id ? me : other;
              return (
                <Row
                  id={item.id}
                  name={item.text}
                  isWrapping
                  size="writing"
                  title={<PointText item={item} />}
                  meta={metaOf(item, t)}
                  trailing={
                    <>
                      {item.sharing !== "shared" && <span>{t("agenda.onlyYou")}</span>}
                      <Avatar
                        id={author.id}
                        name={author.name}
                        photo={author.photo ?? undefined}
                        size={16}
                      />
                    </>
                  }
                />
              );
            }}
          </List>
        </div>
      </section>
      {promised.length > 0 && (
        <section className="pb-6">
          <SectionHeader title={t("earlier.promised")} count={promised.length} />
          <div className="-mx-2">
            <List
              label={t("earlier.promised")}
              items={promised}
              onOpen={openTask}
              dependencies={[shown]}
            >
              {({ task, side }) => (
                <Row
                  id={task.id}
                  name={task.title}
                  isDone={task.state === "done"}
                  title={<span dir="auto">{task.title}</span>}
                  trailing={side === "i-owe" ? t("brief.yours") : t("brief.theirs", { name })}
                />
              )}
            </List>
          </div>
        </section>
      )}
      <section className="pb-6">
        {slots.note(
          { kind: "meeting-shared", meetingId: view.meeting.id },
          {
            label: t("notes"),
            placeholder: t("earlier.noNotes"),
            readers: t("sharedWith", { name }),
            isReadOnly: true,
          },
        )}
      </section>
      <BesideMeeting shown={shown} slots={slots} isReadOnly />
    </Page>
  );
}
