/** Where the shortcut list shows a command. */
export type CommandGroup = "go" | "create" | "item" | "meeting" | "app";

type Command = {
  readonly group: CommandGroup;
  /** Keys as delivered: a chord (`Mod+K`) or a sequence (`G T`); empty for none. */
  readonly keys: string;
  /** Also heard while someone types. */
  readonly whileTyping?: boolean;
};

const table = {
  palette: { group: "app", keys: "Mod+K", whileTyping: true },
  "go.today": { group: "go", keys: "G T" },
  "go.pairs": { group: "go", keys: "G O" },
  "go.tasks": { group: "go", keys: "G K" },
  "go.calendar": { group: "go", keys: "G C" },
  "go.people": { group: "go", keys: "G P" },
  "go.search": { group: "go", keys: "/" },
  "go.settings": { group: "go", keys: "Mod+,", whileTyping: true },
  "go.back": { group: "go", keys: "Alt+ArrowLeft", whileTyping: true },
  "go.forward": { group: "go", keys: "Alt+ArrowRight", whileTyping: true },
  "new.capture": { group: "create", keys: "Q" },
  "new.task": { group: "create", keys: "C" },
  "new.point": { group: "create", keys: "A" },
  "new.person": { group: "create", keys: "" },
  "new.pair": { group: "create", keys: "" },
  "item.share": { group: "item", keys: "P" },
  "item.done": { group: "item", keys: "X" },
  "item.toTask": { group: "item", keys: "T" },
  "item.assign": { group: "item", keys: "E" },
  "item.date": { group: "item", keys: "D" },
  "item.remind": { group: "item", keys: "R" },
  "item.later": { group: "item", keys: "H" },
  "item.rename": { group: "item", keys: "Enter" },
  "item.delete": { group: "item", keys: "Delete" },
  "item.next": { group: "item", keys: "J" },
  "item.previous": { group: "item", keys: "K" },
  "item.moveUp": { group: "item", keys: "Alt+ArrowUp" },
  "item.moveDown": { group: "item", keys: "Alt+ArrowDown" },
  "meeting.start": { group: "meeting", keys: "Mod+Shift+Enter", whileTyping: true },
  "meeting.end": { group: "meeting", keys: "Mod+Enter", whileTyping: true },
  "pane.toggle": { group: "app", keys: "Mod+.", whileTyping: true },
  "sidebar.toggle": { group: "app", keys: "Mod+\\", whileTyping: true },
  "list.find": { group: "app", keys: "Mod+F", whileTyping: true },
  "list.sort": { group: "app", keys: "S" },
  undo: { group: "app", keys: "Mod+Z" },
  redo: { group: "app", keys: "Mod+Shift+Z" },
  shortcuts: { group: "app", keys: "?" },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof table;

/** Every command there is. Its words are `command.<name>` in the catalogue; a person may change its keys in the settings. */
export const commandTable: Readonly<Record<CommandName, Command>> = table;
