import {
  CalendarDays,
  CalendarRange,
  ListChecks,
  Search,
  Settings,
  Sun,
  Users,
} from "lucide-react";
import { useRouter, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SyncSign } from "../features/sync/sync-sign.tsx";
import { ProfileBanners } from "../features/profile/profile-banners.tsx";
import { useAfterFirstScreen } from "../lib/after-first-screen.ts";
import { ask, useAsk } from "../lib/ask.ts";
import { BesidePlace, useBesideLabel } from "../lib/beside.tsx";
import { bridge } from "../lib/bridge.ts";
import { redo, undo } from "../lib/change.ts";
import { keyCaps } from "../lib/chords.ts";
import { useCommand, useCommands } from "../lib/commands.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { SidebarItem } from "../ui/sidebar-item.tsx";
import { Split } from "../ui/split.tsx";
import { useRoom } from "../ui/use-room.ts";
import { useSettings } from "../lib/settings.ts";
import { go } from "../lib/go.ts";
import { catchTyping } from "../lib/typed-ahead.ts";
import { Overlays } from "./overlays.tsx";
import { SavedSign } from "./saved-sign.tsx";
import { useUsed } from "./use-used.ts";

/** The frame around every screen: the sidebar and the commands that are always there. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("app");
  const [settings, changeSettings] = useSettings();
  const pane = usePane();
  useAppCommands();
  useWanted();
  useUsed();
  return (
    <Split
      sidebar={<Sidebar />}
      sidebarLabel={t("sidebar")}
      isSidebarOpen={settings.sidebar === "open"}
      onSidebarOpenChange={(isOpen) => changeSettings({ sidebar: isOpen ? "open" : "collapsed" })}
      {...(pane.label !== undefined && { pane: <BesidePlace />, paneLabel: pane.label })}
      isPaneOpen={pane.isOpen}
      onPaneOpenChange={pane.setOpen}
    >
      <ProfileBanners />
      <WhatAwaitsMe />
      {children}
      <Overlays />
    </Split>
  );
}

// Not part of the first screen, so it is fetched after it.
const HandoverBanner = lazy(async () => ({
  default: (await import("../features/handover/handover-banner.tsx")).HandoverBanner,
}));

/** What somebody else asks of me and only I decide. */
function WhatAwaitsMe() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    useAfterFirstScreen() && (
      <Suspense>
        <HandoverBanner path={path} />
      </Suspense>
    )
  );
}

/** What the screen wants beside it. Where it would lie over the page, it comes only when called and is not remembered. */
function usePane() {
  const label = useBesideLabel();
  const [settings, changeSettings] = useSettings();
  const isWide = useRoom() === "wide";
  const [isOver, setOver] = useState(false);
  const isOpen = isWide ? settings.rightPane === "open" : isOver;
  const setOpen = (next: boolean) =>
    isWide ? changeSettings({ rightPane: next ? "open" : "closed" }) : setOver(next);
  useCommand("pane.toggle", () => setOpen(!isOpen), label !== undefined);
  return { label, isOpen, setOpen };
}

function Sidebar() {
  const { t } = useTranslation("app");
  const path = useRouterState({ select: (state) => state.location.pathname });
  const commands = useCommands();
  const people = useAsk("people.list", undefined).data ?? [];
  const pairs = useAsk("pairs.list", undefined).data ?? [];
  const places = [
    { name: "today", href: "/today", icon: Sun },
    { name: "pairs", href: "/pairs", icon: CalendarDays },
    { name: "tasks", href: "/tasks", icon: ListChecks },
    { name: "calendar", href: "/calendar", icon: CalendarRange },
    { name: "people", href: "/people", icon: Users },
    { name: "search", href: "/search", icon: Search },
  ] as const;
  return (
    <>
      <div className="drag-window h-12 shrink-0" />
      <div className="scroll-calm flex min-h-0 flex-1 flex-col gap-0.5 px-2">
        {places.map(({ name, href, icon }) => (
          <SidebarItem
            key={name}
            title={t(`place.${name}`)}
            href={href}
            icon={icon}
            isCurrent={path === href || (name === "today" && path === "/")}
            shortcut={keyCaps(commands.keys(`go.${name}`))}
          />
        ))}
        {pairs.length > 0 && <div className="h-4" />}
        {pairs.slice(0, 20).map(({ pair, otherId }) => {
          const other = people.find((person) => person.id === otherId);
          return (
            other && (
              <SidebarItem
                key={pair.id}
                title={other.name}
                href={`/pairs/${pair.id}`}
                isCurrent={path.startsWith(`/pairs/${pair.id}`)}
                leading={<Avatar id={other.id} name={other.name} size={20} isDecorative />}
              />
            )
          );
        })}
      </div>
      <div className="flex flex-col gap-0.5 p-2">
        <SidebarItem
          title={t("place.settings")}
          href="/settings"
          icon={Settings}
          isCurrent={path.startsWith("/settings")}
        />
        <SavedSign />
        <SyncSign />
      </div>
    </>
  );
}

/** Shows what a link or the command line asks for, also what they asked before the screens stood. */
function useWanted(): void {
  const isThere = useAfterFirstScreen();
  useEffect(() => {
    if (!isThere) return;
    const look = async () => {
      const wanted = await ask("shell.wanted", undefined);
      if (wanted) go(wanted.address);
    };
    void look();
    return bridge.onWanted(() => void look());
  }, [isThere]);
}

function useAppCommands(): void {
  const { t } = useTranslation("app");
  const [settings, changeSettings] = useSettings();
  const router = useRouter();
  useCommand("go.today", () => go("/today"));
  useCommand("go.pairs", () => go("/pairs"));
  useCommand("go.tasks", () => go("/tasks"));
  useCommand("go.calendar", () => go("/calendar"));
  useCommand("go.people", () => go("/people"));
  useCommand("go.search", () => {
    catchTyping();
    go("/search");
  });
  useCommand("go.settings", () => go("/settings"));
  useCommand("go.back", () => router.history.back());
  useCommand("go.forward", () => router.history.forward());
  useCommand("undo", () => void undo(t));
  useCommand("redo", () => void redo(t));
  useCommand("sidebar.toggle", () =>
    changeSettings({ sidebar: settings.sidebar === "open" ? "collapsed" : "open" }),
  );
}
