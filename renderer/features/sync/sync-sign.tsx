import { CircleAlert, CloudCheck, CloudOff, RefreshCw } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { SyncStatus } from "#contract/sync.ts";
import { useAfterFirstScreen } from "../../lib/after-first-screen.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { formatClock } from "../../lib/format.ts";
import { Icon, type Glyph } from "../../ui/icon.tsx";
import { SidebarItem } from "../../ui/sidebar-item.tsx";

type On = Extract<SyncStatus, { type: "on" }>;

/** What reached the server, and what needs somebody. Beside "saved here", never instead of it. */
export function SyncSign() {
  const { t, i18n } = useTranslation("sync");
  const status = useAsk("sync.status", undefined, { enabled: useAfterFirstScreen() }).data;
  useEffect(() => {
    const now = () => void bridge.api["sync.now"](undefined);
    window.addEventListener("online", now);
    return () => window.removeEventListener("online", now);
  }, []);
  if (status?.type !== "on") return null;
  const needed = needOf(status);
  if (needed)
    return (
      <SidebarItem
        title={t(`needs.${needed.type}`, { count: status.refused })}
        href={needed.href}
        icon={CircleAlert}
      />
    );
  const [icon, text] = signOf(status, t, (at) => formatClock(i18n.language, at));
  return (
    <p className="flex h-7 items-center gap-2 px-2 text-small text-faint">
      <span className="inline-flex size-5 items-center justify-center">
        <Icon of={icon} size={14} />
      </span>
      <span className="tabular truncate">{text}</span>
    </p>
  );
}

/** What a person can do something about. */
function needOf(status: On): { readonly type: Needs; readonly href: string } | undefined {
  if (status.refused > 0) return { type: "refused", href: "/refused" };
  if (status.phase !== "paused") return undefined;
  switch (status.reason) {
    case "signed-out":
      return { type: "signedOut", href: "/account" };
    case "removed":
      return { type: "removed", href: "/settings/account" };
    case "no-key":
      return { type: "noKey", href: "/settings/privacy" };
    case "too-old":
      return { type: "tooOld", href: "/settings/about" };
    default:
      return undefined;
  }
}
type Needs = "refused" | "signedOut" | "removed" | "noKey" | "tooOld";

type Translate = ReturnType<typeof useTranslation<"sync">>["t"];

function signOf(
  status: On,
  t: Translate,
  clock: (at: NonNullable<On["syncedAt"]>) => string,
): readonly [Glyph, string] {
  const { phase, waiting, received, syncedAt } = status;
  if (phase === "syncing" || phase === "starting")
    // A short round is no news; a long one says how far it is.
    return received > 200 || syncedAt === null
      ? [RefreshCw, received > 0 ? t("receiving", { count: received }) : t("syncing")]
      : [CloudCheck, t("synced", { time: clock(syncedAt) })];
  if (phase === "offline" || phase === "paused")
    return [CloudOff, waiting > 0 ? t("offlineWaiting", { count: waiting }) : t("offline")];
  return syncedAt === null
    ? [RefreshCw, t("syncing")]
    : [CloudCheck, t("synced", { time: clock(syncedAt) })];
}
