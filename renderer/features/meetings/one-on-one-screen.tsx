import { useTranslation } from "react-i18next";
import type { MeetingId, PairId } from "#core/kernel/ids.ts";
import { isOpen } from "#core/meetings/meeting.ts";
import { failureText } from "../../lib/failure-text.ts";
import { go } from "../../lib/go.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EarlierPage } from "./earlier-page.tsx";
import { Ways } from "./meeting-bar.tsx";
import { useOneOnOne } from "./one-on-one.ts";
import { OneOnOnePage } from "./one-on-one-page.tsx";
import type { Slots } from "./slots.ts";

export type OneOnOneScreenProps = {
  readonly pairId: PairId;
  readonly meetingId?: MeetingId;
  readonly slots: Slots;
};

/** The 1:1 page: prepare, meet and close in one place; or a meeting that is over. */
export function OneOnOneScreen({ pairId, meetingId, slots }: OneOnOneScreenProps) {
  const { t } = useTranslation("meetings");
  const { t: app } = useTranslation("app");
  const state = useOneOnOne(pairId, meetingId);
  switch (state.type) {
    case "loading":
      return (
        <Page bar={<Ways />}>
          <Skeleton label={t("loading")} />
        </Page>
      );
    case "failed":
      return (
        <Page bar={<Ways />}>
          <ErrorState
            title={failureText(app, state.failure)}
            safe={t("missing.safe")}
            actions={<Button onPress={() => go("/pairs")}>{t("missing.all")}</Button>}
          />
        </Page>
      );
    case "shown": {
      const { meeting } = state.shown.view;
      // Another meeting is another page, which begins at its top with nothing selected.
      return isOpen(meeting) ? (
        <OneOnOnePage key={meeting.id} shown={state.shown} slots={slots} />
      ) : (
        <EarlierPage key={meeting.id} shown={state.shown} slots={slots} />
      );
    }
  }
}
