import * as Y from "yjs";

/** One block of a sample note. */
export type Block = {
  readonly kind: "heading" | "paragraph" | "point";
  readonly text: string;
  readonly isStrong?: boolean;
};

/** A note as TipTap would have written it, in one update. `author` takes the place of Yjs's random client id, so that the same sample is the same bytes. */
export function documentOf(blocks: readonly Block[], author: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = author;
  doc.transact(() => {
    const page = doc.getXmlFragment("default");
    let list: Y.XmlElement | undefined;
    for (const block of blocks) {
      if (block.kind !== "point") list = undefined;
      else if (!list) page.push([(list = new Y.XmlElement("bulletList"))]);
      write(block, block.kind === "point" && list ? list : page);
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Each part is put in its place before it is filled: Yjs reads nothing that stands nowhere. */
function write({ kind, text, isStrong }: Block, into: Y.XmlElement | Y.XmlFragment): void {
  let place = into;
  if (kind === "point") {
    const item = new Y.XmlElement("listItem");
    into.push([item]);
    place = item;
  }
  const block = new Y.XmlElement(kind === "heading" ? "heading" : "paragraph");
  place.push([block]);
  // ProseMirror keeps numbers as numbers; Yjs's types only know text.
  if (kind === "heading") block.setAttribute("level", 2 as unknown as string);
  const words = new Y.XmlText();
  block.push([words]);
  words.insert(0, text, isStrong ? { bold: {} } : {});
}

/** What the search index reads out of it. */
export const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks.map(({ text }) => text).join("\n");
