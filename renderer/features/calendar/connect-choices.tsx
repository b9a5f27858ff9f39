import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/index.ts";
import { CalendarGrant, type CalendarProvider, grants } from "#core/calendar/calendar-account.ts";
import { bridge } from "../../lib/bridge.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { ConnectProblem } from "./connect-problem.tsx";
import { scopesOf, useConnect } from "./use-connect.ts";

const grantsOf = (provider: CalendarProvider): readonly CalendarGrant[] =>
  CalendarGrant.options.filter((grant) => grants[grant].provider === provider);

/** Which calendar, and how much of it: each choice with what it lets the app do, in plain words and in the provider's. */
export function ConnectChoices({ accounts }: { readonly accounts: Output<"calendar.accounts"> }) {
  const { t } = useTranslation("calendar");
  const [provider, setProvider] = useState<CalendarProvider>("google");
  const [chosen, setChosen] = useState<CalendarGrant>("google-own");
  const connect = useConnect();
  const isWaiting = connect.isPending || accounts.isConnecting;
  const isConfigured = accounts.configured.includes(provider);
  const change = (next: CalendarProvider) => {
    setProvider(next);
    setChosen(grantsOf(next)[0] ?? chosen);
  };
  return (
    <section className="flex flex-col gap-4">
      <SectionHeader title={t("connect.title")} />
      <p className="-mt-3 text-base text-pretty text-soft">{t("none.more")}</p>
      <SegmentedControl
        label={t("connect.provider")}
        value={provider}
        onChange={(id) => change(id as CalendarProvider)}
        segments={[
          { id: "google", title: "Google", isDisabled: isWaiting },
          { id: "microsoft", title: "Microsoft", isDisabled: isWaiting },
        ]}
      />
      <RadioGroup
        label={t("connect.what")}
        value={chosen}
        onChange={(id) => setChosen(id as CalendarGrant)}
        isDisabled={isWaiting}
        choices={grantsOf(provider).map((id) => ({
          id,
          title: t(`grant.${id}.title`),
          description: t(`grant.${id}.more`),
        }))}
      />
      <div className="flex flex-col gap-1 rounded bg-sunken px-3 py-2.5 text-small text-soft">
        <span className="font-medium text-ink">{t("grant.scopes")}</span>
        <ul className="selectable font-mono text-tiny">
          {scopesOf(chosen).map((scope) => (
            <li key={scope}>{scope}</li>
          ))}
        </ul>
        <span className="text-pretty">{t("grant.never")}</span>
      </div>
      {isWaiting ? (
        <Banner
          kind="info"
          title={t("connect.waiting")}
          actions={
            <Button
              size="small"
              onPress={() => void bridge.api["calendar.stopConnecting"](undefined)}
            >
              {t("cancel")}
            </Button>
          }
        >
          {t("connect.waitingMore")}
        </Banner>
      ) : (
        <div className="flex flex-col items-start gap-3">
          {isConfigured ? (
            <Button kind="primary" onPress={() => void connect.start(chosen)}>
              {t("connect.do")}
            </Button>
          ) : (
            <ConnectProblem failure={{ type: "NotConfigured" }} grant={chosen} />
          )}
          {connect.problem && isConfigured && (
            <ConnectProblem failure={connect.problem} grant={chosen} />
          )}
        </div>
      )}
    </section>
  );
}
