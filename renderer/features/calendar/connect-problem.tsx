import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type CalendarGrant, grants } from "#core/calendar/calendar-account.ts";
import { copyText } from "../../lib/copy-text.ts";
import { failureText } from "../../lib/failure-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import type { ConnectFailure } from "./use-connect.ts";

export type ConnectProblemProps = {
  readonly failure: ConnectFailure;
  readonly grant: CalendarGrant;
};

/** Why a calendar could not be connected, and what to do. */
export function ConnectProblem({ failure, grant }: ConnectProblemProps) {
  const { t } = useTranslation("calendar");
  const { t: app } = useTranslation("app");
  const { provider } = grants[grant];
  switch (failure.type) {
    case "NotConfigured":
      return (
        <Banner kind="info" title={t("problem.NotConfigured.title", { provider: names[provider] })}>
          {t(`problem.NotConfigured.${provider}`)}
        </Banner>
      );
    case "AdminConsent":
      return (
        <Banner
          kind="caution"
          title={t("problem.AdminConsent.title")}
          actions={
            failure.link !== null && (
              <Button size="small" icon={Copy} onPress={() => copyText(failure.link ?? "")}>
                {t("problem.copyLink")}
              </Button>
            )
          }
        >
          {t("problem.AdminConsent.more")}
        </Banner>
      );
    case "ScopesMissing":
      return (
        <Banner kind="caution" title={t("problem.ScopesMissing.title")}>
          {t("problem.ScopesMissing.more")}{" "}
          <span className="font-mono text-tiny">{failure.scopes.join(" ")}</span>
        </Banner>
      );
    case "Offline":
    case "TimedOut":
    case "Cancelled":
      return (
        <Banner kind="caution" title={t(`problem.${failure.type}.title`)}>
          {t(`problem.${failure.type}.more`)}
        </Banner>
      );
    case "Refused":
      return (
        <Banner kind="critical" title={t("problem.Refused.title", { code: failure.code })}>
          {t("problem.Refused.more")}
        </Banner>
      );
    default:
      return <Banner kind="critical" title={failureText(app, failure)} />;
  }
}

const names = { google: "Google", microsoft: "Microsoft" } as const;
