import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { app } from "electron";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { writeDurably } from "../files/write-durably.ts";
import { AUTOSTART_PATH, autostartEntry, isEntryOn } from "./autostart-entry.ts";

/** Whether the app starts with the computer, in the tray. What counts is what the system has, where a person may have changed it too. */
export type LoginItem = {
  readonly isOn: () => boolean;
  readonly set: (
    isOn: boolean,
  ) => Result<boolean, { readonly type: "NotWritten"; readonly reason: string }>;
  /** Called at each start: the program may lie elsewhere since. */
  readonly refresh: () => void;
};

export const loginItem = (): LoginItem =>
  process.platform === "linux" ? autostartFile() : systemItem();

const HIDDEN = { args: ["--hidden"] };

const systemItem = (): LoginItem => ({
  isOn: () => app.getLoginItemSettings(HIDDEN).openAtLogin,
  set: (isOn) => {
    app.setLoginItemSettings({ openAtLogin: isOn, ...HIDDEN });
    return ok(app.getLoginItemSettings(HIDDEN).openAtLogin);
  },
  refresh: () => {},
});

/** Electron writes nothing on Linux. */
function autostartFile(): LoginItem {
  const path = join(app.getPath("appData"), AUTOSTART_PATH);
  const read = (): string | undefined => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined; // there is none
    }
  };
  const write = (): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeDurably(path, autostartEntry(program()));
  };
  const isOn = (): boolean => {
    const entry = read();
    return entry !== undefined && isEntryOn(entry);
  };
  return {
    isOn,
    set: (wanted) => {
      try {
        if (wanted) write();
        else rmSync(path, { force: true });
      } catch (error) {
        return fail({ type: "NotWritten", reason: String((error as Error).message) });
      }
      return ok(wanted);
    },
    refresh: () => {
      const entry = read();
      if (entry === undefined || !isEntryOn(entry) || entry === autostartEntry(program())) return;
      try {
        write();
      } catch {
        // a full disk: the next start tries again
      }
    },
  };
}

/** An AppImage runs from where it is mounted for now; where it lies is said by its starter. */
const program = (): readonly string[] =>
  app.isPackaged
    ? [process.env["APPIMAGE"] ?? process.execPath]
    : [process.execPath, app.getAppPath()];
