import { useTranslation } from "react-i18next";
import type { Day, TimeOfDay } from "#core/kernel/time.ts";
import { useChange } from "../../lib/change.ts";
import { go } from "../../lib/go.ts";
import { copyText } from "../../lib/copy-text.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";
import { agendaText } from "./agenda/agenda-text.ts";
import type { Shown } from "./one-on-one.ts";

export type MeetingActions = ReturnType<typeof useMeeting>;

/** What can be done with the meeting as a whole; each is one change with a way back. */
export function useMeeting({ view, other }: Shown) {
  const { t } = useTranslation("meetings");
  const change = useChange();
  const { id } = view.meeting;
  return {
    start: () => change("meetings.start", { id }, { quiet: true }),
    end: () => change("meetings.end", { id }),
    skip: () => change("meetings.skip", { id }),
    miss: () => change("meetings.miss", { id }),
    move: (day: Day, at: TimeOfDay | null, minutes: number) =>
      change("meetings.postpone", { id, day, at, minutes }),
    pin: () =>
      change("pairs.change", { id: view.pair.id, pinned: !view.pair.pinned }, { quiet: true }),
    archive: async () => {
      if ((await change("pairs.archive", { id: view.pair.id })).ok) go("/pairs");
    },
    copy: () => {
      copyText(agendaText(view.agenda, t("copy.title", { name: other.name })));
      toast(toasts, { text: t("copy.done") });
    },
  };
}
