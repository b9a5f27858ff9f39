import * as Y from "yjs";

/** The fragment TipTap writes to. */
const FRAGMENT = "default";

export type Document = {
  /** All of it as one update. */
  readonly state: Uint8Array;
  /** Its words as a person reads them, one line for each block. */
  readonly text: string;
  /** Whether every update is in it: then it may stand in their place. */
  readonly isWhole: boolean;
};

/** What updates make together. Loads a document: merging updates without one grows without bound (SYNC.md 0.4). */
export function documentOf(updates: readonly Uint8Array[]): Document {
  const { doc, isWhole } = load(updates);
  const document = {
    state: Y.encodeStateAsUpdate(doc),
    text: textOf(doc.getXmlFragment(FRAGMENT)),
    isWhole,
  };
  doc.destroy();
  return document;
}

/** All updates as one document state. */
export function stateOf(updates: readonly Uint8Array[]): Uint8Array {
  const { doc } = load(updates);
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

type Loaded = { readonly doc: Y.Doc; readonly isWhole: boolean };

function load(updates: readonly Uint8Array[]): Loaded {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    // What waits is written into the state, where it is read in another order than it came in.
    if (!isWaiting(doc) || isReadable(Y.encodeStateAsUpdate(doc))) return { doc, isWhole: true };
  } catch {
    // Somebody wrote it who means harm: each update can be read by itself, and together they fit no document.
  }
  doc.destroy();
  return { doc: whatFits(updates), isWhole: false };
}

/** Of updates that cannot all be one document those that can. One that waits for what never came is not let in: what fits later must not fail for it. */
function whatFits(updates: readonly Uint8Array[]): Y.Doc {
  let doc = new Y.Doc();
  let left = updates;
  for (;;) {
    const refused: Uint8Array[] = [];
    for (const update of left) {
      const next = withUpdate(doc, update);
      if (next) {
        doc.destroy();
        doc = next;
      } else refused.push(update);
    }
    if (refused.length === left.length) return doc;
    left = refused;
  }
}

function withUpdate(doc: Y.Doc, update: Uint8Array): Y.Doc | undefined {
  const next = new Y.Doc();
  try {
    Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(next, update);
    textOf(next.getXmlFragment(FRAGMENT));
    if (!isWaiting(next)) return next;
  } catch {
    // It does not fit.
  }
  next.destroy();
  return undefined;
}

const isWaiting = ({ store }: Y.Doc): boolean =>
  store.pendingStructs !== null || store.pendingDs !== null;

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
