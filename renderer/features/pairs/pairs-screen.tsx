import { MessagesSquare, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { useToday, useZone } from "../../lib/now.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { List } from "../../ui/list.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { groupPairs } from "./group-pairs.ts";
import { PairListRow } from "./pair-list-row.tsx";
import { StartDialog } from "./start-dialog.tsx";
import { usualTemplate } from "./usual-template.ts";

/** Everyone one meets, by when one meets them next. */
export function PairsScreen() {
  const { t } = useTranslation("pairs");
  const rows = useAsk("pairs.list", undefined).data;
  const people = useAsk("people.list", undefined).data;
  const today = useToday();
  const zone = useZone();
  const commands = useCommands();
  const [isStarting, setStarting] = useState(false);
  useCommand("new.pair", () => setStarting(true));
  const byId = new Map(people?.map((person) => [person.id, person]));
  const me = people?.find(({ isMe }) => isMe);
  const met = new Set(rows?.map(({ otherId }) => otherId));
  const free = people?.filter(({ id, isMe }) => !isMe && !met.has(id)) ?? [];
  const reports = new Set(
    people
      ?.filter(({ managerId }) => managerId !== null && managerId === me?.id)
      .map(({ id }) => id as string),
  );
  const start = (
    <Button
      kind={rows?.length === 0 ? "primary" : "secondary"}
      size="small"
      icon={Plus}
      onPress={() => setStarting(true)}
    >
      {t("start.title")}
    </Button>
  );
  const bar = (
    <>
      <SplitToggle
        of="sidebar"
        label={t("sidebar")}
        shortcut={keyCaps(commands.keys("sidebar.toggle"))}
        isOnlyToShow
      />
      <span className="flex-1" />
      {rows && rows.length > 0 && free.length > 0 && start}
    </>
  );
  return (
    <Page bar={bar} width="full">
      <PageTitle
        title={t("title")}
        meta={rows && rows.length > 0 && <span>{t("count", { count: rows.length })}</span>}
      />
      {!rows || !people ? (
        <Skeleton label={t("loading")} />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={MessagesSquare}
          title={t("empty.title")}
          action={
            free.length > 0 ? (
              start
            ) : (
              <Button kind="primary" onPress={() => go("/people")}>
                {t("empty.addPeople")}
              </Button>
            )
          }
        >
          {free.length > 0 ? t("empty.text") : t("empty.nobody")}
        </EmptyState>
      ) : (
        groupPairs(rows, today).map(({ group, rows: some }) => (
          <section key={group} className="pb-6">
            <SectionHeader title={t(`group.${group}`)} count={some.length} />
            <div className="-mx-2">
              <List
                label={t(`group.${group}`)}
                items={some.map((row) => ({ ...row, id: row.pair.id }))}
                dependencies={[people, today, zone]}
              >
                {(row) => {
                  const other = byId.get(row.otherId);
                  return other && <PairListRow row={row} other={other} today={today} zone={zone} />;
                }}
              </List>
            </div>
          </section>
        ))
      )}
      <StartDialog
        people={free}
        reports={reports}
        usualTemplate={usualTemplate(rows ?? [])}
        isOpen={isStarting}
        onOpenChange={setStarting}
      />
    </Page>
  );
}
