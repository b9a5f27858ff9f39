import { useRef, useState, type KeyboardEvent } from "react";
import { DropIndicator, useDragAndDrop } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "#core/agenda/agenda-item.ts";
import type { AgendaItemId } from "#core/kernel/ids.ts";
import { chordOf } from "../../../lib/chords.ts";
import { useCommand, useCommands } from "../../../lib/commands.tsx";
import { QuickLineField } from "../../../lib/quick-line/quick-line-field.tsx";
import { ContextMenu } from "../../../ui/context-menu.tsx";
import { List } from "../../../ui/list.tsx";
import type { Shown } from "../one-on-one.ts";
import type { Selection } from "../selection.ts";
import { AgendaRow } from "./agenda-row.tsx";
import { PointMenu } from "./point-menu.tsx";
import { OverRow, type Place, placeOfRow, Rename } from "./row-editor.tsx";
import type { Agenda } from "./use-agenda.ts";

/** What is being done to a point in its place. */
type Editing = {
  readonly what: "rename" | "to-task";
  readonly id: AgendaItemId;
  readonly place: Place;
};

/** From so many points on, only those in sight are drawn. */
const MANY = 60;

export type AgendaListProps = {
  readonly shown: Shown;
  readonly agenda: Agenda;
  readonly selection: Selection;
};

/** The points in their order: walked with J and K, moved by drag or Alt and the arrows, changed by one key each. */
export function AgendaList({ shown, agenda, selection }: AgendaListProps) {
  const { t } = useTranslation("meetings");
  const { view, me, other } = shown;
  const frame = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<Editing>();
  const edit = (what: Editing["what"], id: string) => {
    const place = placeOfRow(frame.current, id);
    if (place) setEditing({ what, id: id as AgendaItemId, place });
  };
  const end = (id: string) => {
    setEditing(undefined);
    // The row takes the focus back once the field over it is gone.
    requestAnimationFrame(() => selection.focus("agenda", id));
  };
  const moveByKey = usePointCommands({ points: view.agenda, agenda, selection, edit });
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ "text/plain": agenda.find(String(key))?.text ?? "" })),
    onReorder: ({ keys, target }) => {
      const [id] = keys;
      const place = view.agenda.findIndex((item) => item.id === target.key);
      const after = target.dropPosition === "after" ? view.agenda[place] : view.agenda[place - 1];
      if (id !== undefined && after?.id !== id)
        void agenda.put(String(id) as AgendaItemId, after?.id ?? null);
    },
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="relative z-[1] -my-px h-0.5 rounded-full data-drop-target:bg-accent"
      />
    ),
  });
  const row = (item: AgendaItem) => (
    <AgendaRow
      item={item}
      author={item.authorId === me.id ? me : other}
      other={other}
      agenda={agenda}
      onRename={() => edit("rename", item.id)}
      onToTask={() => edit("to-task", item.id)}
    />
  );
  const edited = editing && view.agenda.find(({ id }) => id === editing.id);
  return (
    <div ref={frame} data-list="agenda" className="relative" onKeyDownCapture={moveByKey}>
      <ContextMenu
        label={t("agenda.pointMenu")}
        items={(id) => {
          const item = id === undefined ? undefined : agenda.find(id);
          return (
            item && (
              <PointMenu
                item={item}
                agenda={agenda}
                other={other}
                onRename={() => edit("rename", item.id)}
                onToTask={() => edit("to-task", item.id)}
              />
            )
          );
        }}
      >
        <List
          label={t("agenda.title")}
          items={view.agenda}
          selectionMode="single"
          selectionBehavior="replace"
          selectedIds={selection.idsIn("agenda")}
          onSelectionChange={(ids) => selection.select("agenda", [...ids][0])}
          onOpen={(id) => edit("rename", id)}
          dragAndDropHooks={dragAndDropHooks}
          isVirtualInPage={view.agenda.length > MANY}
          rowHeight={36}
          dependencies={[me, other, agenda]}
        >
          {row}
        </List>
      </ContextMenu>
      {edited && (
        <OverRow key={`${editing.what} ${edited.id}`} place={editing.place}>
          {editing.what === "rename" ? (
            <Rename
              text={edited.text}
              onDone={(text) => {
                if (text !== undefined) void agenda.rename(edited.id, text);
                end(edited.id);
              }}
            />
          ) : (
            <QuickLineField
              kind="task"
              label={t("agenda.toTask")}
              placeholder={t("agenda.toTask")}
              size="writing"
              autoFocus
              defaultText={edited.text}
              defaultAssigneeId={other.id}
              onLeave={() => end(edited.id)}
              onSubmit={async (entry) => {
                const isSaved = await agenda.toTask(edited.id, entry);
                if (isSaved) end(edited.id);
                return isSaved;
              }}
            />
          )}
        </OverRow>
      )}
    </div>
  );
}

type PointCommands = {
  readonly points: readonly AgendaItem[];
  readonly agenda: Agenda;
  readonly selection: Selection;
  readonly edit: (what: Editing["what"], id: string) => void;
};

/** The keys for the selected point. Moving is heard before the list, for which Alt and an arrow are an arrow. */
function usePointCommands({ points, agenda, selection, edit }: PointCommands) {
  const commands = useCommands();
  const { selected } = selection;
  const item =
    selected?.list === "agenda" ? points.find(({ id }) => id === selected.id) : undefined;
  const isOn = item !== undefined;
  const act = (run: (item: AgendaItem) => unknown) => () => void (item && run(item));
  useCommand(
    "item.done",
    act((one) => agenda.toggleDone(one.id)),
    isOn,
  );
  useCommand(
    "item.share",
    act((one) => agenda.share(one.id, one.sharing === "shared" ? "private" : "shared")),
    isOn && agenda.canShare(item),
  );
  useCommand(
    "item.toTask",
    act((one) => edit("to-task", one.id)),
    isOn && item.state === "open",
  );
  useCommand(
    "item.delete",
    act((one) => agenda.archive(one.id)),
    isOn,
  );
  useCommand(
    "item.moveUp",
    act((one) => agenda.step(one.id, -1)),
    isOn,
  );
  useCommand(
    "item.moveDown",
    act((one) => agenda.step(one.id, 1)),
    isOn,
  );
  // Enter is the list's own key; another one that a person chose is ours.
  useCommand(
    "item.rename",
    act((one) => edit("rename", one.id)),
    isOn && commands.keys("item.rename") !== "Enter",
  );
  return (event: KeyboardEvent) => {
    const chord = chordOf(event.nativeEvent);
    const name = (["item.moveUp", "item.moveDown"] as const).find(
      (one) => commands.keys(one) === chord,
    );
    if (!name || !(event.target as Element).matches("[role=row]")) return;
    event.preventDefault();
    event.stopPropagation();
    commands.run(name);
  };
}
