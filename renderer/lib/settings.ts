import { useCallback } from "react";
import type { Settings } from "#contract/settings.ts";
import { answers, ask, useAsk } from "./ask.ts";

const key = ["settings.get", undefined] as const;

let last = 0;

/** Settings of this device and how to change some. They are fetched before the first paint, so they are always there. */
export function useSettings(): readonly [Settings, (change: Partial<Settings>) => void] {
  const settings = useAsk("settings.get", undefined).data;
  if (!settings) throw new Error("settings are not there yet");
  const change = useCallback((some: Partial<Settings>) => {
    answers.setQueryData<Settings>(key, (before) => before && { ...before, ...some });
    const number = ++last;
    // What was changed since is newer than this answer: typed quickly, it would jump back.
    void ask("settings.change", some).then(
      (saved) => number === last && answers.setQueryData(key, saved),
    );
  }, []);
  return [settings, change];
}
