import { dialog } from "electron";
import type { Settings } from "#contract/settings.ts";
import { wordsIn } from "./words.ts";

/** Says what stops with the app, in the system's own box: there may be no window. `isEnough` when it need not be said again. */
export async function askBeforeQuit(
  language: Settings["language"],
): Promise<{ readonly quits: boolean; readonly isEnough: boolean }> {
  const words = wordsIn(language).quit;
  const { response, checkboxChecked } = await dialog.showMessageBox({
    type: "question",
    title: words.title,
    message: words.title,
    detail: words.what,
    buttons: [words.quit, words.stay],
    defaultId: 0,
    cancelId: 1,
    checkboxLabel: words.notAgain,
    checkboxChecked: true,
  });
  return { quits: response === 0, isEnough: checkboxChecked };
}
