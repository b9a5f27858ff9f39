import { RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Millis, Zone } from "#core/kernel/time.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { useChange } from "../../lib/change.ts";
import { failureText } from "../../lib/failure-text.ts";
import { now, useMinute } from "../../lib/now.ts";
import { useSettings } from "../../lib/settings.ts";
import { Button } from "../../ui/button.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { ClockRow } from "./clock-row.tsx";
import { HealthRow } from "./health-row.tsx";
import { agree } from "./zones.ts";

/** Whatever would keep a reminder from being seen on this computer, each with how it stands and the way to mend it. */
export function HealthSection() {
  const { t } = useTranslation("health");
  const server = useAsk("shell.notifications", undefined);
  const tray = useAsk("health.tray", undefined);
  const clock = useAsk("health.clock", undefined);
  const look = (): void => {
    for (const one of [server, tray, clock]) void one.refetch();
  };
  // Whoever mends something does so in another window, and comes back.
  useEffect(() => {
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  });
  return (
    <section>
      <SectionHeader
        title={t("title")}
        actions={
          <Button kind="quiet" size="small" icon={RefreshCw} onPress={look}>
            {t("again")}
          </Button>
        }
      />
      <ul>
        {server.data && (
          <HealthRow
            title={t("server.title")}
            standing={server.data.kind === "none" ? "bad" : "good"}
            text={
              server.data.kind === "none"
                ? t("server.bad", { reason: server.data.reason })
                : t("server.good", { by: server.data.by })
            }
          />
        )}
        {server.data?.kind === "shown" && server.data.isQuiet !== null && (
          <HealthRow
            title={t("quiet.title")}
            standing={server.data.isQuiet ? "bad" : "good"}
            text={t(server.data.isQuiet ? "quiet.bad" : "quiet.good")}
          />
        )}
        <TestRow onTried={look} />
        <PauseRow />
        {tray.data !== undefined && (
          <HealthRow
            title={t("tray.title")}
            standing={tray.data ? "good" : "bad"}
            text={t(tray.data ? "tray.good" : "tray.bad")}
          />
        )}
        <LoginRow />
        {clock.data && <ClockRow clock={clock.data} />}
        <ZoneRow />
      </ul>
    </section>
  );
}

type Tried = { readonly at: Millis; readonly reason: string | undefined };

/** Of this start of the app: what came before it says nothing about now. */
let last: Tried | undefined;

function TestRow({ onTried }: { readonly onTried: () => void }) {
  const { t, i18n } = useTranslation("health");
  const [tried, setTried] = useState(last);
  const send = async () => {
    const answer = await bridge.api["shell.tryNotification"](undefined);
    last = {
      at: now(),
      reason: answer.ok
        ? undefined
        : answer.error.type === "NotShown"
          ? answer.error.reason
          : answer.error.type,
    };
    setTried(last);
    onTried();
  };
  const time =
    tried && new Intl.DateTimeFormat(i18n.language, { timeStyle: "medium" }).format(tried.at);
  const standing = tried ? (tried.reason === undefined ? "good" : "bad") : "unknown";
  return (
    <HealthRow
      title={t("test.title")}
      standing={standing}
      text={t(`test.${standing}`, { time, reason: tried?.reason })}
      mend={<Button onPress={() => void send()}>{t("test.do")}</Button>}
    />
  );
}

function PauseRow() {
  const { t, i18n } = useTranslation("health");
  const [{ pausedUntil }, change] = useSettings();
  const minute = useMinute();
  const isPaused = pausedUntil !== null && pausedUntil > minute;
  const until =
    pausedUntil === null
      ? ""
      : new Intl.DateTimeFormat(i18n.language, {
          weekday: "long",
          hour: "numeric",
          minute: "2-digit",
        }).format(pausedUntil);
  return (
    <HealthRow
      title={t("pause.title")}
      standing={isPaused ? "bad" : "good"}
      text={isPaused ? t("pause.bad", { until }) : t("pause.good")}
      mend={
        isPaused && <Button onPress={() => change({ pausedUntil: null })}>{t("pause.do")}</Button>
      }
    />
  );
}

function LoginRow() {
  const { t } = useTranslation("health");
  const { t: app } = useTranslation("app");
  const isOn = useAsk("shell.startsAtLogin", undefined);
  const [problem, setProblem] = useState("");
  if (isOn.data === undefined) return null;
  const start = async () => {
    const answer = await bridge.api["shell.startAtLogin"]({ isOn: true });
    setProblem(answer.ok ? "" : failureText(app, answer.error));
    await isOn.refetch();
  };
  return (
    <HealthRow
      title={t("login.title")}
      standing={isOn.data ? "good" : "bad"}
      text={isOn.data ? t("login.good") : [t("login.bad"), problem].filter(Boolean).join(" ")}
      mend={!isOn.data && <Button onPress={() => void start()}>{t("login.do")}</Button>}
    />
  );
}

function ZoneRow() {
  const { t } = useTranslation("health");
  const change = useChange();
  const me = useAsk("people.list", undefined).data?.find(({ isMe }) => isMe);
  if (!me) return null;
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone as Zone;
  const isSame = agree(here, me.zone, now());
  const use = () =>
    void change(
      "people.change",
      { id: me.id, details: { zone: here } },
      { said: t("zone.said", { here }) },
    );
  return (
    <HealthRow
      title={t("zone.title")}
      standing={isSame ? "good" : "bad"}
      text={t(isSame ? "zone.good" : "zone.bad", { here, mine: me.zone })}
      mend={!isSame && <Button onPress={use}>{t("zone.do", { here })}</Button>}
    />
  );
}
