import type { Wanted } from "#contract/shell.ts";
import type { Log } from "./log.ts";
import { makeNotifier } from "./notifications/make-notifier.ts";
import { type ReminderBells, reminderBells } from "./notifications/reminder-bells.ts";
import type { SettingsFile } from "./settings/settings-file.ts";
import { languageOf, wordsIn } from "./shell/words.ts";

/** Makes what says reminders in notifications. Loaded with the first of them, and never before the window. */
export function composeBells({
  log,
  settings,
  ask,
  show,
}: {
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly ask: (channel: string, input: unknown) => Promise<unknown>;
  readonly show: (wanted: Wanted) => void;
}): ReminderBells {
  return reminderBells({
    notifier: makeNotifier({
      openLabel: () => wordsIn(settings.settings.language).reminders.open,
    }),
    words: () => wordsIn(settings.settings.language),
    locale: () => languageOf(settings.settings.language),
    isDiscreet: () => settings.settings.discreet,
    answer: (ids, how) => void ask("reminders.answer", { ids, how }),
    open: (address) => show({ type: "screen", address }),
    onUnshown: (reason) => log.note("notification not shown", { reason }),
  });
}
