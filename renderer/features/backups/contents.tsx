import { CircleCheck, FileText, MessageSquare, User } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/index.ts";
import { formatInstant } from "../../lib/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

/** What is in a backup: counted, and the newest things by name, so that one knows the moment again. */
export function Contents({ contents }: { readonly contents: Output<"backups.preview"> }) {
  const { t, i18n } = useTranslation("backups");
  const counts = (["people", "meetings", "agendaItems", "tasks", "notes"] as const).map(
    (kind) => [kind, contents[kind]] as const,
  );
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-3 sm:grid-cols-5 gap-x-4 gap-y-3">
        {counts.map(([kind, count]) => (
          <div key={kind} className="flex flex-col-reverse">
            <dt className="text-small text-faint">{t(`count.${kind}`, { count })}</dt>
            <dd className="tabular text-title font-semibold">
              {count.toLocaleString(i18n.language)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-base text-soft">
        {contents.lastChangeAt === null
          ? t("noChange")
          : t("lastChange", { time: formatInstant(i18n.language, contents.lastChangeAt) })}
      </p>
      {contents.newest.length > 0 && (
        <section>
          <SectionHeader title={t("newest")} level={3} />
          <ul className="flex flex-col">
            {contents.newest.map(({ kind, text, at }, index) => (
              // The list never changes while it is shown, and two things may have one text.
              <li key={index} className="flex min-h-8 items-center gap-2.5">
                <Icon of={icons[kind]} tone="faint" label={t(`kind.${kind}`)} />
                <span className="min-w-0 flex-1 truncate" dir="auto">
                  {text}
                </span>
                <span className="tabular shrink-0 text-small text-faint">
                  {formatInstant(i18n.language, at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const icons = {
  task: CircleCheck,
  "agenda-item": MessageSquare,
  note: FileText,
  person: User,
} as const;
