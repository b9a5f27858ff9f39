import { type Editor, useEditorState } from "@tiptap/react";
import {
  Bold,
  Code,
  Heading,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  Quote,
  Strikethrough,
} from "lucide-react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../../lib/chords.ts";
import type { Glyph } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { LinkButton } from "./link-button.tsx";

type Format = {
  readonly name:
    | "heading"
    | "bold"
    | "italic"
    | "strike"
    | "code"
    | "bulletList"
    | "orderedList"
    | "taskList"
    | "blockquote";
  readonly icon: Glyph;
  readonly keys: string;
  readonly toggle: (editor: Editor) => boolean;
};

const formats: readonly Format[] = [
  {
    name: "heading",
    icon: Heading,
    keys: "Mod+Alt+2",
    toggle: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "bold",
    icon: Bold,
    keys: "Mod+B",
    toggle: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    icon: Italic,
    keys: "Mod+I",
    toggle: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "strike",
    icon: Strikethrough,
    keys: "Mod+Shift+S",
    toggle: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    name: "code",
    icon: Code,
    keys: "Mod+E",
    toggle: (editor) => editor.chain().focus().toggleCode().run(),
  },
  {
    name: "bulletList",
    icon: List,
    keys: "Mod+Shift+8",
    toggle: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    icon: ListOrdered,
    keys: "Mod+Shift+7",
    toggle: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "taskList",
    icon: ListTodo,
    keys: "Mod+Shift+9",
    toggle: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    name: "blockquote",
    icon: Quote,
    keys: "Mod+Shift+B",
    toggle: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

/** How the text can look; there while someone writes, one Tab from the text (Alt+F10 inside lists). */
export function FormatBar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation("notes");
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      formats
        .filter(({ name }) => now.isActive(name))
        .map(({ name }) => name)
        .join(" "),
  });
  const on = new Set(active.split(" "));
  return (
    // Escape goes back to the text.
    <div
      className="contents"
      onKeyDown={(event) => event.key === "Escape" && editor.commands.focus()}
    >
      <Toolbar aria-label={t("formatting")} className="note-bar">
        {formats.map(({ name, icon, keys, toggle }) => (
          <IconButton
            key={name}
            icon={icon}
            label={t(`format.${name}`)}
            shortcut={keyCaps(keys)}
            size="tiny"
            isPressed={on.has(name)}
            onPress={() => void toggle(editor)}
          />
        ))}
        <LinkButton editor={editor} icon={Link} />
      </Toolbar>
    </div>
  );
}
