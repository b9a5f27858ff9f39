import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from "react";
import { chordOf, chordsOf, isMac, isTyping, matches } from "./chords.ts";
import { type CommandName, commandTable } from "./command-table.ts";

type Run = () => void;

/** Commands that can be run now, by name; a screen adds its own while it is shown. */
export type Commands = {
  readonly register: (name: CommandName, run: Run) => () => void;
  readonly run: (name: CommandName) => boolean;
  readonly available: () => ReadonlySet<CommandName>;
  /** The keys of a command as they are now: changed by the person, or as delivered. */
  readonly keys: (name: CommandName) => string;
};

const CommandsContext = createContext<Commands | undefined>(undefined);

export type CommandsProviderProps = {
  /** Keys the person changed. */
  readonly changed: Readonly<Record<string, string>>;
  readonly children: ReactNode;
};

/** Holds the commands and turns keys into them, also sequences such as `G T`. */
export function CommandsProvider({ changed, children }: CommandsProviderProps) {
  const stacks = useRef(new Map<CommandName, Run[]>());
  const keys = useRef(changed);
  useEffect(() => {
    keys.current = changed;
  }, [changed]);
  const commands = useMemo<Commands>(() => {
    const keysOf = (name: CommandName) => keys.current[name] ?? commandTable[name].keys;
    const run = (name: CommandName) => {
      const latest = stacks.current.get(name)?.at(-1);
      latest?.();
      return latest !== undefined;
    };
    return {
      register: (name, action) => {
        const stack = stacks.current.get(name) ?? [];
        stacks.current.set(name, [...stack, action]);
        return () =>
          stacks.current.set(
            name,
            (stacks.current.get(name) ?? []).filter((one) => one !== action),
          );
      },
      run,
      available: () =>
        new Set([...stacks.current].filter(([, stack]) => stack.length > 0).map(([name]) => name)),
      keys: keysOf,
    };
  }, []);
  useEffect(() => listen(commands), [commands]);
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

export function useCommands(): Commands {
  const commands = use(CommandsContext);
  if (!commands) throw new Error("useCommands outside of CommandsProvider");
  return commands;
}

/** Offers a command while the component is shown; the innermost one shown wins. */
export function useCommand(name: CommandName, run: Run, isOn = true): void {
  const commands = useCommands();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  }, [run]);
  useEffect(
    () => (isOn ? commands.register(name, () => latest.current()) : undefined),
    [commands, name, isOn],
  );
}

/** A second key of a sequence counts for so long. */
const SEQUENCE_MS = 900;

function listen(commands: Commands): () => void {
  let first = "";
  let firstAt = 0;
  // A button that has the focus takes Enter also with Ctrl; chords that are heard while one types come before whatever has the focus.
  const heardFirst = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const found = chordsOf(event)
      .filter((chord) => chord.includes("Mod+") || (chord.startsWith("Alt+") && !isMac))
      .flatMap((chord) =>
        names.filter(
          (name) => commandTable[name].whileTyping && matches(commands.keys(name), chord),
        ),
      )[0];
    if (!found || isBlocked(found)) return;
    // A key that is held down is one wish, not thirty a second.
    if (!event.repeat && !commands.run(found)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const heard = (event: KeyboardEvent): void => {
    // A suggestion list repeats each key to itself, for its own walking; only a person's key is a command.
    if (event.defaultPrevented || event.isComposing || !event.isTrusted) return;
    const chord = chordOf(event);
    if (chord === "") return;
    // While someone types, only chords with Ctrl or Cmd are commands, and those text fields have of their own stay theirs.
    // A list of completions hears each key a second time, from itself, while the focus stays in the field.
    const isInText = isTyping(event) || isTyping({ target: document.activeElement });
    const sequence =
      event.timeStamp - firstAt < SEQUENCE_MS && first !== "" ? `${first} ${chord}` : "";
    const named = (keys: string) => names.find((name) => matches(commands.keys(name), keys));
    // The second key of a sequence is that, whatever it means alone.
    const found =
      named(sequence) ??
      chordsOf(event)
        .map(named)
        .find((name) => name !== undefined);
    first = isInText ? "" : chord;
    firstAt = event.timeStamp;
    if (!found || (isInText && !commandTable[found].whileTyping) || isBlocked(found)) return;
    if (isInText && isMac && chord.startsWith("Alt+")) return; // Option walks by words there
    if ((chord === "Enter" || chord === "Space") && pressed(event)) return;
    if (event.repeat && !repeating.has(found)) return event.preventDefault();
    if (!commands.run(found)) return;
    event.preventDefault();
    first = "";
  };
  window.addEventListener("keydown", heardFirst, { capture: true });
  window.addEventListener("keydown", heard);
  return () => {
    window.removeEventListener("keydown", heardFirst, { capture: true });
    window.removeEventListener("keydown", heard);
  };
}

const names = Object.keys(commandTable) as CommandName[];

/** Commands one walks or goes back by, with a key held down. */
const repeating: ReadonlySet<CommandName> = new Set([
  "item.next",
  "item.previous",
  "item.moveUp",
  "item.moveDown",
  "undo",
  "redo",
]);

/** Enter and Space on what is pressed with them belong to it. */
const pressed = (event: KeyboardEvent): boolean =>
  (event.target as Element | null)?.closest?.(
    "a[href], button, summary, [role=button], [role=link]",
  ) != null;

/** What floats over the page has the keys to itself, but for those of the whole app. A toast floats too, and takes no keys. */
function isBlocked(name: CommandName): boolean {
  const { group, whileTyping } = commandTable[name];
  return (
    !(whileTyping && (group === "app" || group === "go")) &&
    document.querySelector(
      "[role=dialog], [role=alertdialog]:not([aria-modal=false]), [role=menu], [data-trigger=Select], [data-trigger=ComboBox]",
    ) !== null
  );
}
