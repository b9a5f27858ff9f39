import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { Banner } from "../../ui/banner.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { AccountRow } from "./account-row.tsx";
import { ConnectChoices } from "./connect-choices.tsx";
import { Held } from "./held.tsx";
import { RulesForm } from "./rules-form.tsx";

/** Which calendars are connected, how times are sought, and what is held of them, row by row. */
export function CalendarsSection() {
  const { t } = useTranslation("calendar");
  const { data } = useAsk("calendar.accounts", undefined);
  const held = useRef<HTMLDivElement>(null);
  if (!data) return <Skeleton label={t("loading")} />;
  return (
    <div className="flex flex-col gap-8">
      {data.accounts.length > 0 && (
        <section>
          <SectionHeader title={t("account.title")} />
          <ul>
            {data.accounts.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                onGone={() => held.current?.scrollIntoView({ block: "start" })}
              />
            ))}
          </ul>
        </section>
      )}
      {data.configured.length > 0 ? (
        <ConnectChoices accounts={data} />
      ) : (
        <Banner kind="info" title={t("notYet.title")}>
          {t("notYet.more")}
        </Banner>
      )}
      <RulesForm />
      <div ref={held}>
        <Held />
      </div>
    </div>
  );
}
