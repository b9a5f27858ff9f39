import * as Y from "yjs";

/** The fragment TipTap writes to. */
const FRAGMENT = "default";

/** All updates as one document state. Loads a document: merging updates without one grows without bound (SYNC.md 0.4). */
export function stateOf(updates: readonly Uint8Array[]): Uint8Array {
  const doc = documentOf(updates);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** The words of a document as a person reads them, one line for each block. */
export function textOf(updates: readonly Uint8Array[]): string {
  const doc = documentOf(updates);
  const lines: string[] = [];
  for (const block of doc.getXmlFragment(FRAGMENT).toArray()) readBlock(block, lines);
  doc.destroy();
  return lines.join("\n").trim();
}

/** Whether these bytes are an update a document can take. */
export function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false; // Yjs throws on the first byte it can't place; the caller refuses the update
  }
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function readBlock(node: Y.XmlElement | Y.XmlText | Y.XmlHook, lines: string[]): void {
  if (node instanceof Y.XmlText) {
    lines.push(plain(node));
    return;
  }
  const children = node instanceof Y.XmlElement ? node.toArray() : [];
  if (children.length > 0 && children.every((child) => child instanceof Y.XmlText)) {
    lines.push(children.map((child) => plain(child as Y.XmlText)).join(""));
    return;
  }
  for (const child of children) readBlock(child as Y.XmlElement, lines);
}

/** Text without its marks (`toString` would write them as tags). */
const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
