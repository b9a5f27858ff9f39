import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { showSettings } from "../app/show-settings.ts";
import { CaptureLine } from "../features/capture/capture-line.tsx";
import { useAsk } from "../lib/ask.ts";
import { bridge } from "../lib/bridge.ts";
import { localeFor, showLocale } from "../lib/i18n.ts";
import { toasts } from "../lib/toasts.ts";
import { Button } from "../ui/button.tsx";
import { Toasts } from "../ui/toasts.tsx";
import { UiRoot } from "../ui/ui-root.tsx";

/** The small window over other apps: the line of `Q`, and nothing else. */
export function QuickAddPage() {
  const { t, i18n } = useTranslation("app");
  const settings = useAsk("settings.get", undefined).data;
  const about = useAsk("shell.about", undefined).data;
  const profile = useAsk("profile.state", undefined).data;
  useEffect(() => {
    if (!settings) return;
    showSettings(settings);
    void showLocale(localeFor(settings.language, about?.systemLanguage ?? "en"));
  }, [settings, about]);
  const isReady = profile?.type === "ready" && settings?.welcome === "done";
  return (
    <UiRoot locale={i18n.language} onNavigate={() => {}}>
      <main className="flex h-full flex-col border border-line-strong">
        <h1 className="sr-only">{t("quickAdd.title")}</h1>
        {isReady ? <Line /> : <NotReady />}
      </main>
      <Toasts queue={toasts} label={t("notifications")} closeLabel={t("close")} />
    </UiRoot>
  );
}

/** Once the window is away nothing more is painted: what stands in it last would be seen first the next time. */
function dismiss(open = false): void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => void bridge.api["shell.dismiss"]({ open }));
  });
  // Away already, because another window was clicked: no frame comes until it is shown again, and then it is to stay.
  document.addEventListener("visibilitychange", () => cancelAnimationFrame(frame), { once: true });
}

function Line() {
  const { t } = useTranslation("app");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focused = () => input.current?.focus();
    window.addEventListener("focus", focused);
    return () => window.removeEventListener("focus", focused);
  }, []);
  return (
    <CaptureLine
      inputRef={input}
      onClose={() => dismiss()}
      empty={
        <ul className="flex flex-col gap-1.5 px-4 pt-3 text-small">
          {(["point", "task", "inbox"] as const).map((kind) => (
            <li key={kind} className="flex items-baseline gap-3 ps-6.5">
              <span className="min-w-0 truncate text-soft">
                {t(`quickAdd.example.${kind}.line`)}
              </span>
              <span className="shrink-0 text-faint">{t(`quickAdd.example.${kind}.means`)}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Nothing can be kept yet: somebody has to begin, or to unlock. */
function NotReady() {
  const { t } = useTranslation("app");
  useEffect(() => {
    const heard = (event: KeyboardEvent) => event.key === "Escape" && dismiss();
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 p-6 text-center">
      <p>{t("quickAdd.notReady")}</p>
      <Button kind="primary" autoFocus onPress={() => dismiss(true)}>
        {t("quickAdd.open")}
      </Button>
    </div>
  );
}
