import { Extension, type Extensions, mergeAttributes } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Link } from "@tiptap/extension-link";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { Heading } from "@tiptap/extension-heading";
import StarterKit from "@tiptap/starter-kit";
import type { Doc } from "yjs";

export type NoteWords = {
  readonly placeholder: string;
  readonly taskOpen: string;
  readonly taskDone: string;
};

/** What a note can hold. Whatever else is pasted loses its form and keeps its words. */
export const noteExtensions = (document: Doc, words: NoteWords): Extensions => [
  StarterKit.configure({
    undoRedo: false,
    link: false,
    heading: false,
    underline: false,
    trailingNode: false,
  }),
  NoteHeading.configure({ levels: [1, 2, 3] }),
  NoteLink,
  TaskList,
  TaskItem.configure({
    nested: true,
    a11y: { checkboxLabel: (_node, isDone) => (isDone ? words.taskDone : words.taskOpen) },
  }),
  Collaboration.configure({ document }),
  NoteKeys,
  Placeholder.configure({ text: words.placeholder }),
];

/** What an editor starts from before the document is bound to it. Not text: the kit would parse it as markup, which the CSP refuses. */
export const blank = { type: "doc", content: [{ type: "paragraph" }] };

/** The page's own title is an `h1` and the note's an `h2`, so those in a note come after them. */
const NoteHeading = Heading.extend({
  parseHTML: () => [
    {
      tag: "[data-heading]",
      getAttrs: (node) => ({ level: levelFrom(node.getAttribute("data-heading")) }),
    },
    ...[1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(level, 3) },
    })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const level = levelFrom(node.attrs["level"]);
    return [`h${level + 2}`, mergeAttributes(HTMLAttributes, { "data-heading": level }), 0];
  },
});

const levelFrom = (given: unknown): number =>
  Math.min(3, Math.max(1, Math.trunc(Number(given)) || 1));

/** Addresses a link may hold. None is followed from a note: a link is text that says where it leads. */
export const isAddress = (address: string): boolean =>
  /^(https?:\/\/|mailto:)\S+$/i.test(address) && address.length < 2_048;

const NoteLink = Link.extend({
  addAttributes: () => ({
    href: {
      default: null,
      renderHTML: ({ href }) => ({ "data-address": String(href), title: String(href) }),
    },
  }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (node) => addressOf(node.getAttribute("href")) },
    { tag: "span[data-address]", getAttrs: (node) => addressOf(node.getAttribute("data-address")) },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    mergeAttributes(HTMLAttributes, { class: "note-link" }),
    0,
  ],
}).configure({
  openOnClick: false,
  defaultProtocol: "https",
  isAllowedUri: (address) => isAddress(address),
  // Only what is meant as an address becomes one while typing: `Deck.Please` does not.
  shouldAutoLink: (text) => /^(https?:\/\/|www\.|mailto:)/i.test(text),
});

const addressOf = (address: string | null): false | { href: string } =>
  address !== null && isAddress(address.trim()) ? { href: address.trim() } : false;

/** Keys on top of the kit's. Undo with nothing to undo stays the editor's, or the browser would undo in the page behind its back. */
const NoteKeys = Extension.create({
  name: "noteKeys",
  priority: 2_000,
  addKeyboardShortcuts() {
    const always = (run: () => boolean) => () => {
      run();
      return true;
    };
    return {
      "Mod-z": always(() => this.editor.commands.undo()),
      "Mod-y": always(() => this.editor.commands.redo()),
      "Shift-Mod-z": always(() => this.editor.commands.redo()),
      "Alt-F10": always(
        () =>
          this.editor.view.dom
            .closest(".note")
            ?.querySelector<HTMLElement>(".note-bar button")
            ?.focus() === undefined,
      ),
      // Out of the text, so that single keys are commands again.
      Escape: always(() => this.editor.view.dom.blur() === undefined),
      "Mod-Shift-0": () => this.editor.commands.setParagraph(),
    };
  },
});

/** Says in an empty note what it is for. */
const Placeholder = Extension.create<{ text: string }>({
  name: "notePlaceholder",
  addOptions: () => ({ text: "" }),
  addProseMirrorPlugins() {
    const { text } = this.options;
    return [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const only = doc.childCount === 1 ? doc.firstChild : null;
            if (only?.type.name !== "paragraph" || only.content.size > 0)
              return DecorationSet.empty;
            return DecorationSet.create(doc, [
              Decoration.node(0, only.nodeSize, { class: "note-empty", "data-placeholder": text }),
            ]);
          },
        },
      }),
    ];
  },
});
