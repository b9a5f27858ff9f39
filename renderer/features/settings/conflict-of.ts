import { type CommandName, commandTable } from "../../lib/command-table.ts";

/** The command that already hears these keys, or whose keys begin with them or are their beginning: `G` would never let `G T` be finished. */
export function conflictOf(
  name: CommandName,
  keys: string,
  keysOf: (name: CommandName) => string,
): CommandName | undefined {
  if (keys === "") return undefined;
  return (Object.keys(commandTable) as CommandName[]).find((other) => {
    const theirs = keysOf(other);
    return (
      other !== name &&
      theirs !== "" &&
      (theirs === keys || theirs.startsWith(`${keys} `) || keys.startsWith(`${theirs} `))
    );
  });
}
