import { ArrowRight, Ellipsis, Pencil, Plus, Trash2, UserX } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Person } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { PersonHeader } from "./person-header.tsx";
import { PersonLine } from "./person-line.tsx";
import { PersonPair } from "./person-pair.tsx";
import { PersonPromises } from "./person-promises.tsx";

export type PersonScreenProps = {
  readonly personId: PersonId;
  /** My private note about them, made by the feature that knows notes. */
  readonly note?: (person: Person) => ReactNode;
  /** Asks them to join the organisation, made by the feature that knows the account. */
  readonly invite?: (person: Person) => ReactNode;
  /** Asks them whether another manager may take over, made by the feature that knows handovers. */
  readonly handOver?: (person: Person) => ReactNode;
  /** The dialog that starts a 1:1 with them, made by the feature that knows 1:1s. */
  readonly startPair: (person: Person, dialog: StartDialog) => ReactNode;
};

type StartDialog = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** Everything shared with someone and everything I know about them. */
export function PersonScreen({ personId, note, invite, handOver, startPair }: PersonScreenProps) {
  const { t } = useTranslation("people");
  const people = useAsk("people.list", undefined).data;
  const pairs = useAsk("pairs.list", undefined).data;
  const commands = useCommands();
  const change = useChange();
  const [isEditing, setEditing] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const person = people?.find(({ id }) => id === personId);
  const pair = pairs?.find(({ otherId }) => otherId === personId);
  const isOther = person !== undefined && !person.isMe;

  const remove = async () => {
    if ((await change("people.archive", { id: personId })).ok) go("/people");
  };
  useCommand("item.rename", () => setEditing(true), person !== undefined);
  useCommand("new.pair", () => setStarting(true), isOther && !pair);

  const bar = (
    <>
      <SplitToggle
        of="sidebar"
        label={t("sidebar")}
        shortcut={keyCaps(commands.keys("sidebar.toggle"))}
      />
      <span className="flex-1" />
      {person && (
        <Menu
          label={t("more")}
          placement="bottom end"
          trigger={<IconButton icon={Ellipsis} label={t("more")} />}
        >
          <MenuItem
            title={t("edit")}
            icon={Pencil}
            shortcut={keyCaps(commands.keys("item.rename"))}
            onAction={() => setEditing(true)}
          />
          {isOther && (
            <MenuItem
              title={t("remove")}
              icon={Trash2}
              tone="danger"
              onAction={() => void remove()}
            />
          )}
        </Menu>
      )}
    </>
  );
  if (!people || !pairs)
    return (
      <Page bar={bar}>
        <Skeleton label={t("loading")} rows={6} />
      </Page>
    );
  if (!person) {
    return (
      <Page bar={bar}>
        <EmptyState
          icon={UserX}
          title={t("gone")}
          action={<Button onPress={() => go("/people")}>{t("toPeople")}</Button>}
        >
          {t("goneMore")}
        </EmptyState>
      </Page>
    );
  }
  const meet = pair ? (
    <Button kind="primary" endIcon={ArrowRight} onPress={() => go(`/pairs/${pair.pair.id}`)}>
      {t("openPair")}
    </Button>
  ) : (
    <Button kind="primary" icon={Plus} onPress={() => setStarting(true)}>
      {t("start")}
    </Button>
  );
  return (
    <Page bar={bar}>
      <PersonHeader
        person={person}
        actions={
          <>
            <Button icon={Pencil} onPress={() => setEditing(true)}>
              {t("edit")}
            </Button>
            {isOther && invite?.(person)}
            {isOther && handOver?.(person)}
            {isOther && meet}
          </>
        }
      />
      <div className="flex flex-col gap-7">
        {isOther && <PersonPair person={person} row={pair} />}
        {isOther && <PersonPromises person={person} pairId={pair?.pair.id} />}
        {isOther && note?.(person)}
        <PersonLine person={person} everyone={people} />
      </div>
      {isOther && startPair(person, { isOpen: isStarting, onOpenChange: setStarting })}
      {isEditing && <PersonDialog person={person} onClose={() => setEditing(false)} />}
    </Page>
  );
}
