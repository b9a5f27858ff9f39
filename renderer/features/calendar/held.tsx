import { useTranslation } from "react-i18next";
import type { Output } from "#contract/index.ts";
import { useAsk } from "../../lib/ask.ts";
import { formatInstant } from "../../lib/format.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";

type Table = Output<"calendar.held">["tables"][number];

/** What lies in the file about calendars, literally, and what was agreed to. */
export function Held() {
  const { t, i18n } = useTranslation("calendar");
  const { data } = useAsk("calendar.held", undefined);
  if (!data) return null;
  const rows = data.tables.reduce((sum, table) => sum + table.rows, 0);
  return (
    <section className="flex flex-col gap-2">
      <SectionHeader title={t("held.title")} />
      <p role="status" className="-mt-2 text-base text-pretty text-soft">
        {t("held.rows", { count: rows })} {t("held.more")}
      </p>
      {data.tables.map((table) => (
        <HeldTable key={table.name} table={table} />
      ))}
      <SectionHeader title={t("held.consents")} level={3} count={data.consents.length} />
      {data.consents.length === 0 && <p className="text-base text-faint">{t("held.noConsent")}</p>}
      <ul className="flex flex-col gap-3">
        {data.consents.map(({ grant, wording, givenAt, withdrawnAt }) => (
          <li key={`${grant} ${givenAt}`} className="flex flex-col gap-1">
            <span className="text-base">
              {t("held.given", { when: formatInstant(i18n.language, givenAt) })}
              {withdrawnAt !== null &&
                ` · ${t("held.withdrawn", { when: formatInstant(i18n.language, withdrawnAt) })}`}
            </span>
            <Disclosure title={t("held.wording")} level={4}>
              <p className="selectable rounded bg-sunken px-3 py-2 text-small whitespace-pre-line text-soft">
                {wording}
              </p>
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeldTable({ table }: { readonly table: Table }) {
  const { t } = useTranslation("calendar");
  const columns = Object.keys(table.first[0] ?? {});
  const title = `${table.name} · ${t("held.count", { count: table.rows })}`;
  if (columns.length === 0) return <p className="tabular text-base text-faint">{title}</p>;
  return (
    <Disclosure title={title} level={3}>
      <div
        role="region"
        aria-label={table.name}
        tabIndex={0}
        className="selectable max-h-80 overflow-auto rounded border border-line"
      >
        <table className="tabular w-full text-start font-mono text-tiny">
          <thead className="sticky top-0 bg-sunken text-soft">
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-start font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.first.map((row) => (
              <tr key={JSON.stringify(row)} className="border-t border-line">
                {columns.map((column) => (
                  <td key={column} className="px-2 py-1 whitespace-nowrap">
                    {String(row[column] ?? "NULL")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rows > table.first.length && (
        <p className="pt-1 text-small text-faint">
          {t("held.first", { count: table.first.length })}
        </p>
      )}
    </Disclosure>
  );
}
