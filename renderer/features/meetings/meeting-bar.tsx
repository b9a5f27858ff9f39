import {
  ArrowLeft,
  ArrowRight,
  CalendarClock,
  CalendarX2,
  Check,
  CircleSlash,
  Copy,
  Ellipsis,
  LogOut,
  Pin,
  PinOff,
  Play,
  Repeat,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { MenuSeparator } from "../../ui/menu-separator.tsx";
import { Menu } from "../../ui/menu.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { useCaps } from "./agenda/use-caps.ts";
import { LeadChoice } from "./lead-choice.tsx";
import { MeetingTimer } from "./meeting-timer.tsx";
import { firstName, type Shown } from "./one-on-one.ts";
import type { MeetingActions } from "./use-meeting.ts";

export type MeetingBarProps = {
  readonly shown: Shown;
  readonly actions: MeetingActions;
  readonly onMove: () => void;
  readonly onRhythm: () => void;
};

/** Where one is, and the one next thing to do with the meeting: start it, or close it. */
export function MeetingBar({ shown, actions, onMove, onRhythm }: MeetingBarProps) {
  const { t } = useTranslation("meetings");
  const caps = useCaps();
  const { meeting } = shown.view;
  const isRunning = meeting.state === "running";
  useCommand("meeting.start", () => void actions.start(), !isRunning);
  useCommand("meeting.end", () => void actions.end(), isRunning);
  return (
    <>
      <Ways />
      <span className="flex-1" />
      {isRunning && meeting.startedAt !== null && (
        <MeetingTimer startedAt={meeting.startedAt} minutes={meeting.minutes} />
      )}
      <Menu
        label={t("more")}
        trigger={<IconButton icon={Ellipsis} label={t("more")} />}
        placement="bottom end"
      >
        <MeetingMenu shown={shown} actions={actions} onMove={onMove} onRhythm={onRhythm} />
      </Menu>
      <SplitToggle of="pane" label={t("beside.title")} shortcut={caps("pane.toggle")} />
      <span className="ps-2">
        {isRunning ? (
          <Tooltip text={t("end.hint")} shortcut={caps("meeting.end")}>
            <Button kind="primary" size="small" icon={Check} onPress={() => void actions.end()}>
              {t("end.title")}
            </Button>
          </Tooltip>
        ) : (
          <Tooltip text={t("start.hint")} shortcut={caps("meeting.start")}>
            <Button kind="primary" size="small" icon={Play} onPress={() => void actions.start()}>
              {t("start.title")}
            </Button>
          </Tooltip>
        )}
      </span>
    </>
  );
}

/** Back, forward and the sidebar, as on every page. */
export function Ways() {
  const { t } = useTranslation("meetings");
  const commands = useCommands();
  const caps = useCaps();
  return (
    <>
      <SplitToggle
        of="sidebar"
        label={t("sidebar")}
        shortcut={caps("sidebar.toggle")}
        isOnlyToShow
      />
      <IconButton
        icon={ArrowLeft}
        label={t("back")}
        shortcut={caps("go.back")}
        onPress={() => void commands.run("go.back")}
      />
      <IconButton
        icon={ArrowRight}
        label={t("forward")}
        shortcut={caps("go.forward")}
        onPress={() => void commands.run("go.forward")}
      />
    </>
  );
}

function MeetingMenu({ shown, actions, onMove, onRhythm }: MeetingBarProps) {
  const { t } = useTranslation("meetings");
  const { meeting, pair } = shown.view;
  const isPlanned = meeting.state === "planned";
  const name = firstName(shown.other);
  return (
    <>
      {isPlanned && (
        <MenuItem
          title={meeting.day === null ? t("move.pick") : t("move.title")}
          icon={CalendarClock}
          onAction={onMove}
        />
      )}
      {isPlanned && meeting.day !== null && (
        <MenuItem
          title={t("skip")}
          hint={t("carriesOver")}
          icon={CircleSlash}
          onAction={() => void actions.skip()}
        />
      )}
      {(meeting.day !== null || !isPlanned) && (
        <MenuItem
          title={t("miss")}
          hint={t("carriesOver")}
          icon={CalendarX2}
          onAction={() => void actions.miss()}
        />
      )}
      <MenuItem title={t("rhythm")} icon={Repeat} onAction={onRhythm} />
      <LeadChoice pairId={pair.id} />
      <MenuSeparator />
      <MenuItem title={t("copy.action")} icon={Copy} onAction={actions.copy} />
      <MenuItem
        title={t(pair.pinned ? "unpin" : "pin")}
        icon={pair.pinned ? PinOff : Pin}
        onAction={() => void actions.pin()}
      />
      <MenuSeparator />
      <MenuItem
        title={t("archive", { name })}
        hint={t("archiveHint")}
        icon={LogOut}
        tone="danger"
        onAction={() => void actions.archive()}
      />
    </>
  );
}
