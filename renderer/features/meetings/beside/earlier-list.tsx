import { CalendarX2, CircleCheck, CircleSlash, CornerUpRight, NotebookText } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OneOnOne } from "#contract/meetings.ts";
import { formatNearDay } from "../../../lib/format.ts";
import { go } from "../../../lib/go.ts";
import { capital } from "../../../lib/when.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { List } from "../../../ui/list.tsx";
import { Row } from "../../../ui/row.tsx";
import { SectionHeader } from "../../../ui/section-header.tsx";
import type { Shown } from "../one-on-one.ts";

export type EarlierListProps = { readonly shown: Shown };

/** The meetings before this one, the latest first. */
export function EarlierList({ shown }: EarlierListProps) {
  const { t } = useTranslation("meetings");
  const { view } = shown;
  return (
    <section>
      <SectionHeader title={t("earlier.title")} count={view.earlier.length || undefined} />
      <div className="-mx-2">
        <List
          label={t("earlier.title")}
          items={view.earlier}
          onOpen={(id) => go(`/pairs/${view.pair.id}/${id}`)}
          dependencies={[shown]}
          empty={
            <div className="px-2">
              <EmptyState kind="inline" icon={CircleCheck} title={t("earlier.none")} />
            </div>
          }
        >
          {(one) => <EarlierRow one={one} shown={shown} />}
        </List>
      </div>
    </section>
  );
}

function EarlierRow({
  one,
  shown,
}: {
  readonly one: OneOnOne["earlier"][number];
  readonly shown: Shown;
}) {
  const { t, i18n } = useTranslation("meetings");
  const day =
    one.day === null
      ? t("noDay")
      : capital(i18n.language, formatNearDay(i18n.language, one.day, shown.today));
  const isHeld = one.state === "held";
  const meta = isHeld ? t("earlier.points", { count: one.points }) : t(`state.${one.state}`);
  return (
    <Row
      id={one.id}
      name={`${day}, ${meta}`}
      isCurrent={one.id === shown.view.meeting.id}
      leading={<Icon of={icons[one.state]} tone="faint" />}
      title={<span className={isHeld ? "" : "text-faint"}>{day}</span>}
      trailing={
        <>
          {one.hasNotes && <Icon of={NotebookText} size={14} label={t("earlier.hasNotes")} />}
          {meta}
        </>
      }
    />
  );
}

const icons = {
  held: CircleCheck,
  skipped: CircleSlash,
  missed: CalendarX2,
  postponed: CornerUpRight,
  planned: CircleCheck,
  running: CircleCheck,
} as const;
