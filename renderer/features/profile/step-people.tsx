import { X } from "lucide-react";
import { type ClipboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "#core/people/person.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { AddLine } from "../../ui/add-line.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";

export type StepPeopleProps = { readonly onBack: () => void; readonly onDone: () => void };

type Relation = "report" | "manager" | "other";

/** The people one meets, by name; each is saved at once. */
export function StepPeople({ onBack, onDone }: StepPeopleProps) {
  const { t } = useTranslation("profile");
  const everyone = useAsk("people.list", undefined).data ?? [];
  const change = useChange();
  const me = everyone.find((person) => person.isMe);
  const others = everyone
    .filter((person) => !person.isMe)
    .toSorted((a, b) => a.createdAt - b.createdAt);
  const latest = useRef<Relation>("report");
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => line.current?.focus(), []);
  // One after the other, in the order they were typed, also when someone types faster than the disk.
  const queue = useRef(Promise.resolve());

  const add = (text: string) => {
    const relation = latest.current;
    for (const name of namesIn(text)) {
      queue.current = queue.current.then(async () => {
        await change(
          "people.add",
          {
            name: name.slice(0, 120),
            ...(relation === "report" && me ? { managerId: me.id } : {}),
          },
          { quiet: true },
        );
      });
    }
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (namesIn(text).length < 2) return;
    event.preventDefault();
    add(text);
  };
  const relate = async (person: Person, relation: Relation) => {
    if (!me) return;
    latest.current = relation === "manager" ? "report" : relation;
    if (me.managerId === person.id && relation !== "manager")
      await change("people.change", { id: me.id, details: { managerId: null } }, { quiet: true });
    await change(
      "people.change",
      { id: person.id, details: { managerId: relation === "report" ? me.id : null } },
      { quiet: true },
    );
    if (relation === "manager")
      await change(
        "people.change",
        { id: me.id, details: { managerId: person.id } },
        { quiet: true },
      );
  };
  const relations = [
    { id: "report", title: t("relation.report") },
    { id: "manager", title: t("relation.manager") },
    { id: "other", title: t("relation.other") },
  ];

  return (
    <GateFrame
      title={t("peopleTitle")}
      lead={t("peopleLead")}
      progress={t("step", { n: 2, of: 3 })}
    >
      <ul aria-label={t("peopleList")} className="flex flex-col empty:hidden">
        {others.map((person) => (
          <li key={person.id} className="flex min-h-10 items-center gap-2.5">
            <Avatar id={person.id} name={person.name} isDecorative />
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {person.name}
            </span>
            <Select
              kind="quiet"
              label={t("relationOf", { name: person.name })}
              isLabelHidden
              choices={relations}
              value={relationOf(person, me)}
              onChange={(id) => void relate(person, id as Relation)}
            />
            <IconButton
              size="tiny"
              icon={X}
              label={t("remove", { name: person.name })}
              onPress={() => void change("people.archive", { id: person.id })}
            />
          </li>
        ))}
      </ul>
      <div onPaste={paste}>
        <AddLine
          label={t("personName")}
          placeholder={others.length === 0 ? t("personFirst") : t("personNext")}
          onAdd={add}
          inputRef={line}
        />
      </div>
      <GateActions>
        <Button kind={others.length === 0 ? "secondary" : "primary"} onPress={onDone}>
          {others.length === 0 ? t("skip") : t("continue")}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t("back")}
        </Button>
      </GateActions>
    </GateFrame>
  );
}

/** Names one to a line, or parted by semicolons or tabs as from a table. */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(/[\n\r;\t]+/u)
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 200);

function relationOf(
  person: Person,
  me: { readonly id: PersonId; readonly managerId: PersonId | null } | undefined,
): Relation {
  if (me?.managerId === person.id) return "manager";
  return me && person.managerId === me.id ? "report" : "other";
}
