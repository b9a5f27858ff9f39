import { Selection } from "@tiptap/pm/state";
import type { EditorProps, EditorView } from "@tiptap/pm/view";

export type Refusal =
  | { readonly why: "pictures" }
  | { readonly why: "too-long"; readonly length: number };

/** Characters that come in at once; more would hold up the window for longer than a second. */
export const PASTE_LIMIT = 100_000;
/** Markup around them, which word processors write plenty of. */
const MARKUP_LIMIT = 2_000_000;

type Brought = {
  readonly getData: (type: string) => string;
  readonly files: ArrayLike<{ readonly type: string }>;
};

/**
 * Looks at what is pasted or dropped before it is parsed: too much of it and pictures are refused, in words. Markup is parsed here and
 * not by the browser: where ProseMirror gives up on it (a forged slice), the browser would put it into the page by itself.
 */
export function guardPaste(
  refuse: (refusal: Refusal) => void,
): Pick<EditorProps, "handleDOMEvents"> {
  const guard = (event: Event, brought: Brought | null): boolean => {
    const refusal = brought && refusalOf(brought);
    if (!refusal) return false;
    event.preventDefault();
    refuse(refusal);
    return true;
  };
  return {
    handleDOMEvents: {
      paste: (view, event) =>
        guard(event, event.clipboardData) ||
        (view.editable && takeMarkup(view, event, event.clipboardData)),
      drop: (view, event) =>
        guard(event, event.dataTransfer) ||
        (view.editable &&
          !view.dragging &&
          moveTo(view, event) &&
          takeMarkup(view, event, event.dataTransfer)),
    },
  };
}

function takeMarkup(view: EditorView, event: Event, brought: Brought | null): boolean {
  const markup = brought?.getData("text/html") ?? "";
  if (markup === "") return false;
  event.preventDefault();
  try {
    view.pasteHTML(markup);
  } catch {
    view.pasteText(brought?.getData("text/plain") ?? ""); // its words, where its form makes no sense
  }
  return true;
}

/** Puts the caret where something is dropped. */
function moveTo(view: EditorView, { clientX, clientY }: MouseEvent): boolean {
  const place = view.posAtCoords({ left: clientX, top: clientY });
  if (place)
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))));
  return place !== null;
}

export function refusalOf(brought: Brought): Refusal | undefined {
  const text = brought.getData("text/plain").length;
  const markup = brought.getData("text/html").length;
  if (text > PASTE_LIMIT) return { why: "too-long", length: text };
  if (markup > MARKUP_LIMIT) return { why: "too-long", length: markup };
  // A picture copied from a page comes as a file and as markup around its address, without any text.
  if (brought.files.length > 0 && text === 0) return { why: "pictures" };
  return undefined;
}
