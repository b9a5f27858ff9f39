import { useTranslation } from "react-i18next";
import type { HandoverItem } from "#core/handover/handover.ts";
import type { Person } from "#core/people/person.ts";
import { Checkbox } from "../../ui/checkbox.tsx";

export type ItemTicksProps = {
  readonly items: readonly HandoverItem[];
  readonly people: readonly Person[];
  readonly left: ReadonlySet<string>;
  /** The items that are not to be handed over. */
  readonly onChange: (left: ReadonlySet<string>) => void;
};

/** What would be handed over, each in its own words, to be left out one by one. */
export function ItemTicks({ items, people, left, onChange }: ItemTicksProps) {
  const { t } = useTranslation("handover");
  if (items.length === 0) return <p className="text-base text-soft">{t("nothingOpen")}</p>;
  const toggle = (id: string, isSelected: boolean) => {
    const next = new Set(left);
    if (isSelected) next.delete(id);
    else next.add(id);
    onChange(next);
  };
  const about = ({ kind, byId, details }: HandoverItem) =>
    [t(kind, { name: people.find(({ id }) => id === byId)?.name ?? t("somebody") }), details]
      .filter(Boolean)
      .join(" · ");
  return (
    <div
      role="group"
      aria-label={t("what")}
      className="flex max-h-64 flex-col gap-2 overflow-y-auto"
    >
      {items.map((item) => (
        <Checkbox
          key={item.id}
          label={item.text}
          description={about(item)}
          isSelected={!left.has(item.id)}
          onChange={(isSelected) => toggle(item.id, isSelected)}
        />
      ))}
    </div>
  );
}
