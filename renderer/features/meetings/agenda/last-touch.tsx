import { useTranslation } from "react-i18next";
import type { AgendaItem, Touch } from "#core/agenda/agenda-item.ts";
import type { Person } from "#core/people/person.ts";
import { useMinute } from "../../../lib/now.ts";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { firstName } from "../one-on-one.ts";
import { sinceWords } from "./since-words.ts";

export type LastTouchProps = {
  readonly item: Pick<AgendaItem, "touched">;
  readonly other: Person;
};

/** `Ana, 2 hr. ago` beside a point that the other changed last. What I did myself I know. */
export function LastTouch({ item: { touched }, other }: LastTouchProps) {
  return touched?.by === other.id && <TouchedByOther touch={touched} other={other} />;
}

/** Apart, so that only rows that say a time wait for the next minute. */
function TouchedByOther({ touch, other }: { readonly touch: Touch; readonly other: Person }) {
  const { t, i18n } = useTranslation("meetings");
  const since = sinceWords(i18n.language, touch.at, useMinute());
  const words = { name: firstName(other), since };
  return (
    <>
      <span aria-hidden>{t("agenda.touched", words)}</span>
      <VisuallyHidden>{t("agenda.changedBy", words)}</VisuallyHidden>
    </>
  );
}

/** Who changed a point last and when, mine too, in words; nothing while only its author did. */
export function useTouchWords({ item: { touched }, other }: LastTouchProps): string | undefined {
  const { t, i18n } = useTranslation("meetings");
  const now = useMinute();
  if (!touched) return undefined;
  const since = sinceWords(i18n.language, touched.at, now);
  return touched.by === other.id
    ? t("agenda.changedBy", { name: firstName(other), since })
    : t("agenda.changedByYou", { since });
}
