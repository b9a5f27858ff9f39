import { RouterProvider } from "@tanstack/react-router";
import { lazy, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProfileGate } from "../features/profile/profile-gate.tsx";
import { firstScreenStands } from "../lib/after-first-screen.ts";
import { answers, useAsk } from "../lib/ask.ts";
import { bridge } from "../lib/bridge.ts";
import { localeFor, showLocale } from "../lib/i18n.ts";
import { CommandsProvider } from "../lib/commands.tsx";
import { toasts } from "../lib/toasts.ts";
import { Toasts } from "../ui/toasts.tsx";
import { UiRoot } from "../ui/ui-root.tsx";
import { go } from "../lib/go.ts";
import { router } from "./router.tsx";
import { showSettings } from "./show-settings.ts";

const BackupList = lazy(() =>
  import("../features/backups/backup-list.tsx").then(({ BackupList: list }) => ({ default: list })),
);

/** The whole page: what stands before the data, or the screens. */
export function App() {
  const { t, i18n } = useTranslation("app");
  const settings = useAsk("settings.get", undefined).data;
  const about = useAsk("shell.about", undefined).data;
  useEffect(() => {
    if (!settings) return;
    showSettings(settings);
    void showLocale(localeFor(settings.language, about?.systemLanguage ?? "en"));
  }, [settings, about]);
  return (
    <UiRoot locale={i18n.language} onNavigate={go}>
      <CommandsProvider changed={settings?.shortcuts ?? {}}>
        <ProfileGate
          onReady={sayReady}
          backups={(backups) => <BackupList backups={backups} isDamaged />}
        >
          <Screens />
        </ProfileGate>
        <Toasts queue={toasts} label={t("notifications")} closeLabel={t("close")} />
      </CommandsProvider>
    </UiRoot>
  );
}

/**
 * The router hears of addresses once it is drawn, and where it loaded one before (main.tsx does) it looks at no other then: the one that
 * came in between is loaded here.
 */
function Screens() {
  useEffect(() => {
    const { resolvedLocation } = router.state;
    if (resolvedLocation && resolvedLocation.href !== router.latestLocation.href)
      void router.load();
  }, []);
  return <RouterProvider router={router} />;
}

let isSaid = false;

/** Tells main, once, that the first screen is painted with all it asked for. */
function sayReady(): void {
  if (isSaid) return;
  isSaid = true;
  const unsubscribe = [
    answers.getQueryCache().subscribe(check),
    router.subscribe("onResolved", check),
  ];
  check();

  function check(): void {
    const isRouted =
      router.state.resolvedLocation !== undefined || document.querySelector("main") === null;
    if (answers.isFetching() > 0 || !isRouted) return;
    for (const stop of unsubscribe) stop();
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.body.dataset["ready"] = "true";
        firstScreenStands();
        void bridge.api["shell.ready"](undefined);
      }),
    );
  }
}
