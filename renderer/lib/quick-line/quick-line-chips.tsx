import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Zone } from "#core/kernel/time.ts";
import type { Person } from "#core/people/person.ts";
import type { Chip as Understood, Span } from "#core/quick-line/quick-line.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Chip } from "../../ui/chip.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { Menu } from "../../ui/menu.tsx";
import { chipKinds, chipWords } from "./chip-words.ts";

type QuickLineChipsProps = {
  readonly chips: readonly Understood[];
  readonly people: readonly Person[];
  readonly zone: Zone;
  /** Who it falls to when the line names nobody. */
  readonly defaultPerson: Person | undefined;
  readonly isChoosing: boolean;
  readonly onChoosingChange: (isChoosing: boolean) => void;
  readonly onRemove: (span: Span) => void;
  readonly onMean: (span: Span, id: PersonId) => void;
};

/** What was understood of a line: each part can be made plain text again, and an unclear name can be cleared up. */
export function QuickLineChips({
  chips,
  people,
  zone,
  defaultPerson,
  isChoosing,
  onChoosingChange,
  onRemove,
  onMean,
}: QuickLineChipsProps) {
  const { t, i18n } = useTranslation("app");
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const context = { t, locale: i18n.language, zone, nameOf };
  const namesNobody = !chips.some(({ kind }) => kind === "person" || kind === "person-ambiguous");
  const words = chips.map((chip) => chipWords(chip, context));
  return (
    <>
      {defaultPerson && namesNobody && (
        <Chip
          kind="person"
          leading={
            <Avatar
              id={defaultPerson.id}
              name={defaultPerson.name}
              photo={defaultPerson.photo ?? undefined}
              size={16}
              isDecorative
            />
          }
        >
          {defaultPerson.name}
        </Chip>
      )}
      {chips.map((chip, index) => {
        const said = words[index] ?? "";
        const key = `${chip.kind} ${chip.span.start}`;
        if (chip.kind === "person-ambiguous")
          return (
            <Menu
              key={key}
              label={t("quickLine.choosePerson")}
              isOpen={isChoosing}
              onOpenChange={onChoosingChange}
              trigger={
                <Chip kind="person" tone="caution" onPress={() => {}}>
                  {said}
                </Chip>
              }
            >
              {chip.candidates.map((id) => (
                <MenuItem
                  key={id}
                  id={id}
                  title={nameOf(id)}
                  hint={people.find((person) => person.id === id)?.position ?? undefined}
                  onAction={() => onMean(chip.span, id)}
                />
              ))}
              <MenuItem
                id="text"
                title={t("quickLine.leaveAsText")}
                onAction={() => onRemove(chip.span)}
              />
            </Menu>
          );
        const leading =
          chip.kind === "person" ? (
            <Avatar
              id={chip.id}
              name={nameOf(chip.id)}
              photo={people.find(({ id }) => id === chip.id)?.photo ?? undefined}
              size={16}
              isDecorative
            />
          ) : undefined;
        return (
          <Chip
            key={key}
            kind={chipKinds[chip.kind]}
            tone={chip.kind === "priority" && chip.priority === 3 ? "caution" : "neutral"}
            {...(leading && { leading })}
            onRemove={() => onRemove(chip.span)}
            removeLabel={t("quickLine.remove", { what: said })}
          >
            {said}
          </Chip>
        );
      })}
      <Understanding words={words.join(", ")} />
    </>
  );
}

/** Tells a screen reader what is understood, once the typing rests. */
function Understanding({ words }: { readonly words: string }) {
  const { t } = useTranslation("app");
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), 600);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span role="status" className="sr-only">
      {said && t("quickLine.understood", { what: said })}
    </span>
  );
}
