import { dbusNotifier } from "#main/notifications/dbus-notifier.ts";
import type { Answer, Bell, Notifier } from "#main/notifications/notifier.ts";

/** Linux's notifier as the app has it, and what it was answered. */
export type Listening = {
  readonly notifier: Notifier;
  readonly answers: readonly Answer[];
  /** Waits until it was answered so many times. */
  readonly until: (count: number) => Promise<void>;
};

export function notifierAt(address: string | undefined): Listening {
  const look = {
    appName: "All Elements",
    desktopEntry: "all-elements",
    icon: "all-elements",
    openLabel: () => "Open",
  };
  const notifier = dbusNotifier({ address, look });
  const answers: Answer[] = [];
  let answered = (): void => undefined;
  notifier.onAnswer((answer) => {
    answers.push(answer);
    answered();
  });
  return {
    notifier,
    answers,
    until: (count) =>
      new Promise((resolve) => {
        answered = () => {
          if (answers.length >= count) resolve();
        };
        answered();
      }),
  };
}

export const bell = (over: Partial<Bell> = {}): Bell => ({
  id: "reminder-1",
  title: "Send the notes",
  body: "For Ada",
  actions: [
    { key: "done", label: "Done" },
    { key: "snooze", label: "In 1 hour" },
  ],
  urgency: "normal",
  ...over,
});

/** What the notifier says of a bell that is on the screen. */
export const isShown = { ok: true, value: { shown: true } };
