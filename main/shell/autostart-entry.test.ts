import { expect, test } from "vitest";
import { autostartEntry, isEntryOn } from "./autostart-entry.ts";

const execOf = (...program: string[]) => /^Exec=(.*)$/m.exec(autostartEntry(program))?.[1];

test("an entry starts the program hidden, whatever its path has in it", () => {
  expect([
    execOf("/opt/All Elements/all-elements"),
    execOf("/opt/ae", "/home/mia/app"),
    execOf('/home/mia/100% $mine/`a"b\\c'),
  ]).toEqual([
    '"/opt/All Elements/all-elements" --hidden',
    "/opt/ae /home/mia/app --hidden",
    String.raw`"/home/mia/100%% \\$mine/\\${"`"}a\\"b\\\\c" --hidden`,
  ]);
});

test("an entry that a desktop's settings turned off is off", () => {
  const entry = autostartEntry(["/opt/ae"]);
  expect([
    isEntryOn(entry),
    isEntryOn(`${entry}Hidden=true\n`),
    isEntryOn(`${entry}X-GNOME-Autostart-enabled=false\n`),
    isEntryOn(`${entry}Hidden=false\n`),
  ]).toEqual([true, false, false, true]);
});
