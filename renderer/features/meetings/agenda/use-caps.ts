import { keyCaps } from "../../../lib/chords.ts";
import type { CommandName } from "../../../lib/command-table.ts";
import { useCommands } from "../../../lib/commands.tsx";

/** The keys of a command as they are read. */
export function useCaps(): (name: CommandName) => readonly string[] | undefined {
  const commands = useCommands();
  return (name) => {
    const caps = keyCaps(commands.keys(name));
    return caps.length > 0 ? caps : undefined;
  };
}
