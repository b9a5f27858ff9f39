import type { Notifier } from "./notifier.ts";

/** Shows through `second` what `first` finds nobody for. One that would not take a bell, or was silent, may show it yet: that is not tried twice. */
export function withFallback(first: Notifier, second: Notifier): Notifier {
  let isSecond = false;
  return {
    show: async (bell) => {
      const shown = await first.show(bell);
      isSecond = false;
      if (shown.ok || shown.error.type !== "NoServer") return shown;
      const instead = await second.show(bell);
      isSecond = instead.ok;
      return instead.ok ? instead : shown;
    },
    withdraw: async (id) => {
      await Promise.all([first.withdraw(id), second.withdraw(id)]);
    },
    // The second cannot tell whether anybody would show its bells, only that somebody did.
    health: async () => (isSecond ? second : first).health(),
    watchQuiet: first.watchQuiet,
    onAnswer: (listener) => {
      const ends = [first.onAnswer(listener), second.onAnswer(listener)];
      return () => ends.forEach((end) => end());
    },
    close: async () => {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
