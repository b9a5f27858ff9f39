/** Keys of the note editor. They are not commands: they belong to the text and cannot be changed. */
export const writingKeys = [
  { name: "bold", keys: "Mod+B" },
  { name: "italic", keys: "Mod+I" },
  { name: "strike", keys: "Mod+Shift+S" },
  { name: "code", keys: "Mod+E" },
  { name: "heading", keys: "Mod+Alt+2" },
  { name: "list", keys: "Mod+Shift+8" },
  { name: "numbered", keys: "Mod+Shift+7" },
  { name: "checklist", keys: "Mod+Shift+9" },
  { name: "quote", keys: "Mod+Shift+B" },
  { name: "bar", keys: "Alt+F10" },
] as const;
