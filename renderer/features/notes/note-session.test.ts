import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { FLUSH_MS, type NoteFile, NoteSession } from "./note-session.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A file in memory that can be slow or full. */
function memory() {
  const updates: Uint8Array[] = [];
  const is = { full: false, unreadable: false, slowMs: 0, appends: 0, atOnce: 0, mostAtOnce: 0 };
  const file: NoteFile = {
    open: async () =>
      is.unreadable
        ? { ok: false, error: { type: "Crash" } }
        : {
            ok: true,
            value: {
              state:
                updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(new Y.Doc()),
              mark: updates.length,
            },
          },
    later: async (after) => ({
      ok: true,
      value: { updates: updates.slice(after), mark: updates.length },
    }),
    append: async (update) => {
      is.appends++;
      is.mostAtOnce = Math.max(is.mostAtOnce, ++is.atOnce);
      if (is.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, is.slowMs));
      is.atOnce--;
      if (is.full) return { ok: false, error: { type: "DiskFull" } };
      updates.push(update);
      return { ok: true, value: undefined };
    },
  };
  const text = () => {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc.getText("t").toJSON();
  };
  return { file, is, text, updates };
}

async function opened(file: NoteFile) {
  const session = new NoteSession(file);
  await vi.advanceTimersByTimeAsync(0);
  const type = (text: string) =>
    session.doc.getText("t").insert(session.doc.getText("t").length, text);
  return { session, type, shown: () => session.doc.getText("t").toJSON() };
}

test("opening a note writes nothing", async () => {
  const { file, is } = memory();
  const { session } = await opened(file);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([is.appends, session.state]).toEqual([
    0,
    { load: "ready", save: "untouched", failure: undefined },
  ]);
});

test("a burst goes to the file as one update, in less than 150 ms after its first key", async () => {
  const { file, is, text } = memory();
  const { type } = await opened(file);
  for (const letter of "hello") {
    type(letter);
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(FLUSH_MS).toBeLessThanOrEqual(150);
  await vi.advanceTimersByTimeAsync(FLUSH_MS - 100);
  expect([is.appends, text()]).toEqual([1, "hello"]);
});

test("one append is on its way at a time, and what was typed meanwhile follows at once", async () => {
  const { file, is, text } = memory();
  is.slowMs = 400;
  const { type } = await opened(file);
  for (let n = 0; n < 40; n++) {
    type("x");
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect([is.mostAtOnce, text()]).toEqual([1, "x".repeat(40)]);
  expect(is.appends).toBeLessThan(6);
});

test("saved is said once the writing pauses, and never before it is", async () => {
  const { file, is } = memory();
  is.slowMs = 50;
  const { session, type } = await opened(file);
  type("a");
  expect(session.state.save).toBe("saving");
  await vi.advanceTimersByTimeAsync(FLUSH_MS + 50);
  expect(session.state.save).toBe("saving");
  await vi.advanceTimersByTimeAsync(700);
  expect(session.state.save).toBe("saved");
});

test("what could not be saved is kept and tried again until it is, with all that was typed since", async () => {
  const { file, is, text } = memory();
  const { session, type } = await opened(file);
  is.full = true;
  type("one ");
  await vi.advanceTimersByTimeAsync(300);
  expect(session.state).toEqual({ load: "ready", save: "unsaved", failure: { type: "DiskFull" } });
  type("two ");
  await vi.advanceTimersByTimeAsync(20_000);
  expect([session.state.save, text()]).toEqual(["unsaved", ""]);
  expect(is.appends).toBeLessThan(8);
  is.full = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([session.state.save, text()]).toEqual(["saved", "one two "]);
});

test("flushing writes everything now, and says so when it could not", async () => {
  const { file, is, text } = memory();
  is.slowMs = 100;
  const { session, type } = await opened(file);
  type("a");
  const first = session.flush();
  type("b");
  await vi.advanceTimersByTimeAsync(300);
  expect([await first, text()]).toEqual([true, "ab"]);
  is.full = true;
  type("c");
  const second = session.flush();
  await vi.advanceTimersByTimeAsync(300);
  expect(await second).toBe(false);
});

test("what others write comes in and is not written back", async () => {
  const { file, is, updates } = memory();
  const [mine, theirs] = [await opened(file), await opened(file)];
  theirs.type("theirs ");
  await vi.advanceTimersByTimeAsync(300);
  await mine.session.hear();
  expect([mine.shown(), is.appends, updates.length]).toEqual(["theirs ", 1, 1]);
});

test("a note that could not be loaded is never written, and can be loaded again", async () => {
  const { file, is } = memory();
  is.unreadable = true;
  const { session } = await opened(file);
  expect(session.state.load).toBe("failed");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(is.appends).toBe(0);
  is.unreadable = false;
  await session.load();
  expect(session.state.load).toBe("ready");
});
