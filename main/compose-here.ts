import { answerHere } from "./ipc/answer-here.ts";
import type { Log } from "./log.ts";
import { SettingsFile } from "./settings/settings-file.ts";
import { type HealthDeps, healthHandlers } from "./shell/health.ts";
import { shellHandlers, type ShellDeps } from "./shell/handlers.ts";

export type Here = {
  readonly settings: SettingsFile;
  readonly answer: (channel: string, input: unknown) => Promise<unknown>;
};

/** Makes what answers in the main process itself. It needs parsers, so it is loaded beside the page and not before the window. */
export function composeHere(
  deps: Omit<ShellDeps, "settings"> &
    Pick<HealthDeps, "ask" | "clock"> & { readonly log: Log; readonly settingsPath: string },
): Here {
  const settings = new SettingsFile(deps.settingsPath);
  const { platform, env } = process;
  const shell = {
    ...shellHandlers({ ...deps, settings }),
    ...healthHandlers({ ...deps, platform, env }),
  };
  return { settings, answer: (channel, input) => answerHere({ ...deps, shell }, channel, input) };
}
