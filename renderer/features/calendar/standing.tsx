import { CalendarPlus, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Calendared } from "#core/calendar/booking.ts";
import type { Person } from "#core/people/person.ts";
import type { z } from "zod";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { go } from "../../lib/go.ts";
import { useMinute } from "../../lib/now.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useRoom } from "../../ui/use-room.ts";
import { agoIn } from "./time-words.ts";

export type Known = z.infer<typeof Calendared>;

const toSettings = () => go("/settings/calendars");

/** How old what is shown is, and what to do where it is not to be relied on. */
export function Standing({ me, mine }: { readonly me: Person; readonly mine: Known | undefined }) {
  const { t, i18n } = useTranslation("calendar");
  const { data } = useAsk("calendar.accounts", undefined);
  const minute = useMinute();
  const isWide = useRoom() === "wide";
  const [isReading, setReading] = useState(false);
  if (!data) return null;
  const read = async () => {
    setReading(true);
    await bridge.api["calendar.refresh"]({ personIds: [me.id] });
    setReading(false);
  };
  const broken = data.accounts.find(
    ({ standing }) => standing === "sign-in-again" || standing === "admin-consent",
  );
  const isOffline = data.accounts.some(({ standing }) => standing === "offline");
  if (data.accounts.length === 0 && data.configured.length === 0)
    return (
      <p className="-mt-1 shrink-0 px-4 pb-2 text-small text-faint">
        {t("none.title")} {t("notYet.times")}
      </p>
    );
  if (data.accounts.length === 0)
    return (
      <div className="shrink-0 px-4 pb-3">
        <Banner
          kind="info"
          title={t("none.title")}
          actions={
            <Button size="small" icon={CalendarPlus} onPress={toSettings}>
              {t("none.connect")}
            </Button>
          }
        >
          {isWide ? t("none.more") : t("none.short")}
        </Banner>
      </div>
    );
  if (broken)
    return (
      <div className="shrink-0 px-4 pb-3">
        <Banner
          kind="caution"
          title={t(`standing.${broken.standing}.title`, { address: broken.address })}
          actions={
            <Button size="small" onPress={toSettings}>
              {t("toSettings")}
            </Button>
          }
        >
          {t(`standing.${broken.standing}.more`)}
        </Banner>
      </div>
    );
  const age = mine?.asOf ? t("read", { ago: agoIn(i18n.language, mine.asOf, minute) }) : undefined;
  const parts = [
    isOffline && t("standing.offline.title"),
    mine?.state === "unknown" && mine.reason && !isOffline && t(`why.${mine.reason}.me`),
    age ?? t("notRead"),
  ].filter(Boolean);
  return (
    <p
      role="status"
      className="-mt-1 flex shrink-0 items-center gap-1 px-4 pb-1 text-small text-faint"
    >
      {parts.join(" · ")}
      <IconButton
        icon={RefreshCw}
        size="tiny"
        label={t("readNow")}
        isDisabled={isReading}
        onPress={() => void read()}
      />
    </p>
  );
}
