import { app, type BrowserWindow, dialog } from "electron";
import type { Settings } from "#contract/settings.ts";

const WORDS = {
  en: {
    message: "The window stopped several times.",
    detail: "What was saved is safe. You can show it again, or quit and start anew.",
    again: "Show again",
    quit: "Quit",
  },
  de: {
    message: "Das Fenster ist mehrmals abgestürzt.",
    detail:
      "Was gespeichert war, ist sicher. Du kannst es wieder anzeigen oder beenden und neu starten.",
    again: "Wieder anzeigen",
    quit: "Beenden",
  },
};

/** The page crashed too often to be loaded again without asking. The page's own words are not at hand: it is what crashes. */
export async function askAfterCrashes(
  window: BrowserWindow,
  language: Settings["language"],
): Promise<boolean> {
  const spoken = language === "system" ? app.getLocale().slice(0, 2) : language;
  const words = spoken === "de" ? WORDS.de : WORDS.en;
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    title: "All Elements",
    message: words.message,
    detail: words.detail,
    buttons: [words.again, words.quit],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
