import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";

/** The first screen. */
export function TodayScreen() {
  const { t } = useTranslation("app");
  const today = useAsk("today.view", undefined).data;
  return (
    <Page bar={<SplitToggle of="sidebar" label={t("sidebar")} />}>
      <PageTitle title={t("place.today")} meta={today?.day} />
    </Page>
  );
}
