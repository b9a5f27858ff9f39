import {
  FileText,
  Inbox,
  LayoutTemplate,
  ListTodo,
  Lock,
  MessageCircleQuestion,
  MessageSquareText,
  NotebookPen,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import type { SearchHit } from "#core/search/search-hit.ts";
import { formatDay } from "../../lib/format.ts";
import { useToday } from "../../lib/now.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { type Glyph, Icon } from "../../ui/icon.tsx";
import { MarkedText } from "./marked-text.tsx";

const icons: Readonly<Record<SearchHit["kind"], Glyph>> = {
  person: FileText,
  task: ListTodo,
  "agenda-item": MessageSquareText,
  note: NotebookPen,
  "inbox-item": Inbox,
  template: LayoutTemplate,
  question: MessageCircleQuestion,
};

/** One thing found: what it says, whom and which day it is about, and the words around the match. */
export function HitRow({
  hit,
  me,
}: {
  readonly hit: SearchHit;
  readonly me: PersonId | undefined;
}) {
  const { t, i18n } = useTranslation("search");
  const today = useToday();
  const isPerson = hit.kind === "person";
  // A note has no title of its own: it is named by its person, whose name then needs no saying again.
  const isNamed = hit.title !== "" && hit.kind !== "note";
  const about = isNamed && !isPerson && hit.personId !== me ? hit.personName : null;
  return (
    <div className="flex min-w-0 flex-1 gap-2.5 py-1">
      <span className="flex h-[19px] w-5 shrink-0 items-center justify-center">
        {isPerson ? (
          <Avatar id={hit.id} name={hit.personName ?? ""} size={20} isDecorative />
        ) : (
          <Icon of={icons[hit.kind]} tone="faint" />
        )}
      </span>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex min-w-0 items-baseline gap-2">
          <span dir="auto" className="min-w-0 truncate">
            {isNamed ? (
              <MarkedText>{hit.title}</MarkedText>
            ) : (
              t(hit.meetingId ? "noteWith" : "noteAbout", { name: hit.personName ?? "" })
            )}
          </span>
          {hit.isPrivate && (
            <span className="self-center">
              <Icon of={Lock} size={12} tone="faint" label={t("private")} />
            </span>
          )}
          <span className="ms-auto flex max-w-1/2 min-w-0 shrink-0 gap-2 ps-3 text-small text-faint">
            {about && (
              <span dir="auto" className="truncate">
                {about}
              </span>
            )}
            {hit.day && (
              <span className="tabular shrink-0">{formatDay(i18n.language, hit.day, today)}</span>
            )}
          </span>
        </div>
        {hit.snippet !== "" && (
          <span dir="auto" className="line-clamp-2 text-small text-soft">
            <MarkedText>{hit.snippet}</MarkedText>
          </span>
        )}
      </div>
    </div>
  );
}
