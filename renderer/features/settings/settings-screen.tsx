import {
  Archive,
  Bell,
  CalendarRange,
  CircleUserRound,
  Info,
  Keyboard,
  ListChecks,
  Palette,
  ShieldCheck,
  UserRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../../lib/chords.ts";
import { useCommands } from "../../lib/commands.tsx";
import { go } from "../../lib/go.ts";
import { type SettingsSection, settingsSections } from "../../lib/settings-sections.ts";
import type { Glyph } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { Select } from "../../ui/select.tsx";
import { SidebarItem } from "../../ui/sidebar-item.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { useRoom } from "../../ui/use-room.ts";
import { About } from "./about.tsx";
import { Appearance } from "./appearance.tsx";
import { Privacy } from "./privacy.tsx";
import { Reminders } from "./reminders.tsx";
import { RecoveryCode } from "./recovery-code.tsx";
import { Shortcuts } from "./shortcuts.tsx";

const icons: Readonly<Record<SettingsSection, Glyph>> = {
  profile: UserRound,
  account: CircleUserRound,
  appearance: Palette,
  reminders: Bell,
  calendars: CalendarRange,
  templates: ListChecks,
  shortcuts: Keyboard,
  backups: Archive,
  privacy: ShieldCheck,
  about: Info,
};

export type SettingsScreenProps = {
  readonly section: string | undefined;
  /** My own profile, the account, the templates and the backups, each made by the feature that knows them. */
  readonly profile: ReactNode;
  readonly account: ReactNode;
  readonly templates: ReactNode;
  readonly backups: ReactNode;
  /** What would keep a reminder from being seen. */
  readonly health: ReactNode;
  /** Calendars that are connected, and what is held of them. */
  readonly calendars: ReactNode;
  /** The key of private notes; nothing where nobody is signed in. */
  readonly privateNotes: ReactNode;
  /** The way to keep the key differently. */
  readonly changeKey: ReactNode;
};

/** How the app is for me on this computer. */
export function SettingsScreen({
  section,
  profile,
  account,
  templates,
  backups,
  health,
  calendars,
  privateNotes,
  changeKey,
}: SettingsScreenProps) {
  const { t } = useTranslation("settings");
  const commands = useCommands();
  const isNarrow = useRoom() === "narrow";
  const current: SettingsSection = settingsSections.find((one) => one === section) ?? "profile";
  const content: Readonly<Record<SettingsSection, () => ReactNode>> = {
    profile: () => profile,
    account: () => account,
    appearance: () => <Appearance />,
    reminders: () => (
      <div className="flex flex-col gap-8">
        <Reminders />
        {health}
      </div>
    ),
    calendars: () => calendars,
    templates: () => templates,
    shortcuts: () => <Shortcuts />,
    backups: () => (
      <div className="flex flex-col gap-8">
        {backups}
        <RecoveryCode changeKey={changeKey} />
      </div>
    ),
    privacy: () => (
      <>
        {privateNotes}
        <Privacy />
      </>
    ),
    about: () => <About />,
  };
  return (
    <Page
      width="fill"
      bar={
        <SplitToggle
          of="sidebar"
          label={t("sidebar")}
          shortcut={keyCaps(commands.keys("sidebar.toggle"))}
        />
      }
    >
      <div className="flex min-h-0 flex-1">
        {!isNarrow && (
          <nav
            aria-label={t("sections")}
            className="scroll-calm flex w-52 shrink-0 flex-col gap-0.5 ps-6 pt-3"
          >
            <h1 className="px-2 pb-4 text-title font-semibold">{t("settings")}</h1>
            {settingsSections.map((id) => (
              <SidebarItem
                key={id}
                title={t(`section.${id}`)}
                href={`/settings/${id}`}
                icon={icons[id]}
                isCurrent={id === current}
              />
            ))}
          </nav>
        )}
        <div className="scroll-page min-h-0 min-w-0 flex-1">
          <div className="mx-auto flex max-w-160 flex-col px-8 pt-3 pb-16">
            {isNarrow && (
              <div className="pb-4">
                <Select
                  label={t("sections")}
                  isLabelHidden
                  value={current}
                  onChange={(id) => go(`/settings/${id}`)}
                  choices={settingsSections.map((id) => ({
                    id,
                    title: t(`section.${id}`),
                    icon: icons[id],
                  }))}
                />
              </div>
            )}
            {isNarrow ? (
              <PageTitle title={t(`section.${current}`)} />
            ) : (
              <h2 className="pb-5 text-title font-semibold">{t(`section.${current}`)}</h2>
            )}
            {content[current]()}
          </div>
        </div>
      </div>
    </Page>
  );
}
