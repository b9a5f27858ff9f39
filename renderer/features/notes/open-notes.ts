import { type NoteRef, noteSubject } from "#core/notes/note.ts";
import i18next from "i18next";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { toast } from "../../ui/toast-queue.ts";
import { NoteSession } from "./note-session.ts";

type Open = { readonly session: NoteSession; users: number };

/** Each note is open once in a page, however many editors show it. */
const open = new Map<string, Open>();

const keyOf = (note: NoteRef): string => `${note.kind} ${noteSubject(note)}`;

/** Opens a note, or joins those who have it open; call `release` when it is no longer shown. */
export function holdNote(note: NoteRef): {
  readonly session: NoteSession;
  readonly release: () => void;
} {
  attend();
  const key = keyOf(note);
  const held = open.get(key) ?? { session: sessionOf(note), users: 0 };
  open.set(key, held);
  held.users += 1;
  return { session: held.session, release: () => void letGo(key, held) };
}

const sessionOf = (note: NoteRef): NoteSession =>
  new NoteSession({
    open: () => bridge.api["notes.open"]({ note }),
    later: (after) => bridge.api["notes.later"]({ note, after }),
    append: (update) => bridge.api["notes.append"]({ note, update }),
  });

async function letGo(key: string, held: Open): Promise<void> {
  held.users -= 1;
  // A note that could not be saved stays, and goes on trying, also when nobody shows it.
  while (held.users === 0 && open.get(key) === held) {
    if (await held.session.flush()) {
      if (held.users > 0) return;
      open.delete(key);
      held.session.destroy();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** The session of a note that is open. */
export const sessionOn = (note: NoteRef): NoteSession | undefined => open.get(keyOf(note))?.session;

const flushAll = async (): Promise<boolean> =>
  (await Promise.all([...open.values()].map(({ session }) => session.flush()))).every(Boolean);

/** When the window was last kept open because of unsaved notes. */
let warnedAt = Number.NEGATIVE_INFINITY;
const AGAIN_MS = 15_000;

let isAttending = false;

/** Starts hearing of what others write and of the window's end, once. */
function attend(): void {
  if (isAttending) return;
  isAttending = true;
  bridge.onChanged(({ tables }) => {
    if (tables.includes("note_update"))
      for (const { session } of open.values()) void session.hear();
  });
  bridge.onLeaving(async () => {
    if (await flushAll()) return true;
    // Who closes again after being told means it.
    if (performance.now() - warnedAt < AGAIN_MS) return true;
    warnedAt = performance.now();
    toast(toasts, { text: i18next.t("notes:leaveUnsaved"), tone: "critical" });
    return false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void flushAll();
  });
}
