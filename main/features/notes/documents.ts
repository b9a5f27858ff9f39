import * as Y from "yjs";

/** The fragment TipTap writes to. */
const FRAGMENT = "default";

export type Document = {
  /** All of it as one update. */
  readonly state: Uint8Array;
  /** Its words as a person reads them, one line for each block. */
  readonly text: string;
};

/** What updates make together. Loads a document: merging updates without one grows without bound (SYNC.md 0.4). */
export function documentOf(updates: readonly Uint8Array[]): Document {
  const doc = load(updates);
  const document = {
    state: Y.encodeStateAsUpdate(doc),
    text: textOf(doc.getXmlFragment(FRAGMENT)),
  };
  doc.destroy();
  return document;
}

/** All updates as one document state. */
export function stateOf(updates: readonly Uint8Array[]): Uint8Array {
  const doc = load(updates);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Whether these bytes are an update that a document can take. */
export function isReadable(update: Uint8Array): boolean {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    // What it leaves must be a document of blocks, or no editor could open the note again.
    textOf(doc.getXmlFragment(FRAGMENT));
    return true;
  } catch {
    return false; // Yjs throws on the first byte it can't place; the caller refuses the update
  } finally {
    doc.destroy();
  }
}

function load(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** Walks without recursion: lists may be nested deeper than the stack is. */
function textOf(fragment: Y.XmlFragment): string {
  const lines: string[] = [];
  const ahead: Node[] = fragment.toArray().toReversed() as Node[];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node instanceof Y.XmlText) {
      lines.push(plain(node));
      continue;
    }
    if (!(node instanceof Y.XmlElement)) continue;
    const children = node.toArray() as Node[];
    if (children.some((child) => child instanceof Y.XmlText))
      lines.push(children.map(inline).join(""));
    else ahead.push(...children.toReversed());
  }
  return lines.join("\n").trim();
}

const inline = (node: Node): string =>
  node instanceof Y.XmlText
    ? plain(node)
    : node instanceof Y.XmlElement && node.nodeName === "hardBreak"
      ? "\n"
      : "";

/** Text without its marks (`toString` would write them as tags). */
const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[])
    .map((part) => (typeof part.insert === "string" ? part.insert : ""))
    .join("");
