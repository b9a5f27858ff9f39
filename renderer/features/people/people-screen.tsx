import { ListTree, Rows3, UserPlus, UsersRound } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { findPeople } from "#core/people/find-people.ts";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { Directory } from "./directory.tsx";
import { OrganisationChart } from "./organisation-chart.tsx";
import { PersonDialog } from "./person-dialog.tsx";

/** Everyone one works with, as a list and as an organisation chart. */
export function PeopleScreen() {
  const { t, i18n } = useTranslation("people");
  const people = useAsk("people.list", undefined).data;
  const pairs = useAsk("pairs.list", undefined).data;
  const commands = useCommands();
  const [view, setView] = useState(lastView);
  const [typed, setTyped] = useState("");
  const [isAdding, setAdding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  useCommand("new.person", () => setAdding(true));
  useCommand("list.find", () => field.current?.focus());
  const enterList = () => area.current?.querySelector<HTMLElement>("[role=row]")?.focus();
  useCommand("item.next", enterList);

  const sorted = useMemo(() => {
    const order = new Intl.Collator(i18n.language, { sensitivity: "base", numeric: true });
    return people?.toSorted((a, b) => order.compare(a.name, b.name));
  }, [people, i18n.language]);
  const found = useMemo(() => {
    const names = new Map(people?.map(({ id, name }) => [id, name]));
    return findPeople(
      sorted ?? [],
      typed,
      ({ managerId }) => (managerId && names.get(managerId)) || "",
    );
  }, [people, sorted, typed]);

  const show = (next: string) => {
    lastView = next;
    setView(next);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      enterList();
    }
    const [first] = found;
    if (event.key === "Enter" && typed.trim() !== "" && first) go(`/people/${first.id}`);
  };
  const add = (
    <Button icon={UserPlus} onPress={() => setAdding(true)}>
      {t("add")}
    </Button>
  );

  return (
    <Page
      width="fill"
      bar={
        <SplitToggle
          of="sidebar"
          label={t("sidebar")}
          shortcut={keyCaps(commands.keys("sidebar.toggle"))}
        />
      }
    >
      <div className="shrink-0 px-8 pt-3">
        <PageTitle title={t("people")} actions={add} />
        <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
          <div className="w-72 max-w-full">
            <SearchField
              label={t("filter")}
              placeholder={t("filter")}
              value={typed}
              onChange={setTyped}
              onKeyDown={(event) => press(event as KeyboardEvent)}
              inputRef={field}
              shortcut={keyCaps(commands.keys("list.find"))}
            />
          </div>
          <SegmentedControl
            label={t("view")}
            value={view}
            onChange={show}
            segments={[
              { id: "list", title: t("directory"), icon: Rows3 },
              { id: "chart", title: t("chart"), icon: ListTree },
            ]}
          />
        </div>
      </div>
      <div ref={area} className="min-h-0 flex-1 px-6 pb-3">
        {!sorted || !pairs ? (
          <Skeleton label={t("loading")} rows={8} />
        ) : sorted.length < 2 ? (
          <EmptyState icon={UsersRound} title={t("nobody")} action={add}>
            {t("nobodyMore")}
          </EmptyState>
        ) : found.length === 0 ? (
          <EmptyState
            icon={UsersRound}
            title={t("noneFound", { typed })}
            action={<Button onPress={() => setTyped("")}>{t("showAll")}</Button>}
          />
        ) : view === "chart" && typed.trim() === "" ? (
          <OrganisationChart people={sorted} />
        ) : (
          <Directory everyone={sorted} people={found} pairs={pairs} />
        )}
      </div>
      {isAdding && (
        <PersonDialog onClose={() => setAdding(false)} name={found.length === 0 ? typed : ""} />
      )}
    </Page>
  );
}

// Coming back to the page, one finds the view one left.
let lastView = "list";
