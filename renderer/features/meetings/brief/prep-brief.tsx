import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BriefLine } from "#core/meetings/prep-brief.ts";
import { formatNearDay } from "../../../lib/format.ts";
import { go } from "../../../lib/go.ts";
import { agoWords, capital } from "../../../lib/when.ts";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { List } from "../../../ui/list.tsx";
import { Row } from "../../../ui/row.tsx";
import { carriedWords } from "../agenda/agenda-row.tsx";
import { firstName, type Shown } from "../one-on-one.ts";
import { openTask } from "../promises/promise-column.tsx";
import type { Selection } from "../selection.ts";

export type PrepBriefProps = { readonly shown: Shown; readonly selection: Selection };

/** What changed since the two met, as facts made on this computer; each opens where it comes from. */
export function PrepBrief({ shown, selection }: PrepBriefProps) {
  const { t } = useTranslation("meetings");
  // What must be decided stands above with its buttons; here it would only be said twice.
  const { brief } = shown.view;
  const lines = useMemo(
    () =>
      brief
        .filter(({ fact }) => fact !== "must-choose")
        .map((line) => ({ ...line, id: `${line.fact} ${line.source.id}` })),
    [brief],
  );
  if (lines.length === 0) return null;
  const open = (id: string) => {
    const line = lines.find((one) => one.id === id);
    if (line) openSource(line, shown, selection);
  };
  return (
    <section className="pb-6">
      <Disclosure title={t("brief.title")} defaultExpanded>
        <div className="-mx-2" data-list="brief">
          <List label={t("brief.title")} items={lines} onOpen={open} dependencies={[shown]}>
            {(line) => <BriefRow line={line} shown={shown} />}
          </List>
        </div>
      </Disclosure>
    </section>
  );
}

function openSource(
  { source, side }: BriefLine,
  { view, other }: Shown,
  selection: Selection,
): void {
  switch (source.type) {
    case "agenda-item":
      return selection.focus("agenda", source.id);
    case "task":
      return view.ledger.some(({ task }) => task.id === source.id)
        ? selection.focus(side ?? "i-owe", source.id)
        : openTask(source.id);
    case "meeting":
      return go(`/pairs/${view.pair.id}/${source.id}`);
    case "person":
      return go(`/people/${other.id}`);
  }
}

function BriefRow({
  line,
  shown,
}: {
  readonly line: BriefLine & { readonly id: string };
  readonly shown: Shown;
}) {
  const { t, i18n } = useTranslation("meetings");
  const { other, today } = shown;
  const { fact, text, count, day, side } = line;
  const near = day === null ? "" : formatNearDay(i18n.language, day, today);
  const whose =
    side === null
      ? ""
      : side === "i-owe"
        ? t("brief.yours")
        : t("brief.theirs", { name: firstName(other) });
  const isLate = fact === "slipped";
  const end = {
    "last-met": day === null || count === 0 ? "" : agoWords(i18n.language, day, today),
    "done-since": whose,
    slipped: `${whose} · ${t("brief.daysLate", { count: count ?? 0 })}`,
    "due-soon": `${whose} · ${near}`,
    "added-by-other": "",
    "carried-often": carriedWords(count ?? 0, t),
    "topic-untouched": t("brief.weeks", { count: count ?? 0 }),
    "must-choose": whose,
  }[fact];
  return (
    <Row
      id={line.id}
      name={`${t(`brief.fact.${fact}`, { name: firstName(other) })}: ${text || near}`}
      leading={
        <span className="w-26 truncate text-faint">
          {t(`brief.fact.${fact}`, { name: firstName(other) })}
        </span>
      }
      title={<span dir="auto">{fact === "last-met" ? capital(i18n.language, near) : text}</span>}
      trailing={end !== "" && <span className={isLate ? "text-caution-ink" : ""}>{end}</span>}
    />
  );
}
