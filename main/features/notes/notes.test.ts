import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { MeetingId } from "#core/kernel/ids.ts";
import { freshStore } from "../../db/testing.ts";
import { about, countOf, notesOf, open, page, shared, textOf, withMeeting } from "./testing.ts";

test("what is written is there when it is opened again, in the order it was written", async () => {
  await using store = await freshStore();
  await withMeeting(store);
  const notes = notesOf(store);
  const mine = page(1);
  for (const line of ["one", "two", "three"]) {
    mine.write(line);
    for (const update of mine.take())
      expect(await notes.handlers["notes.append"]({ note: shared, update })).toEqual({
        ok: true,
        value: undefined,
      });
  }
  await notes.settle();
  expect(page(2, (await open(notes, shared)).state).text()).toBe("one\ntwo\nthree");
  expect(await textOf(store)).toBe("one\ntwo\nthree");
});

test("a page hears what another wrote after its mark, and that alone", async () => {
  await using store = await freshStore();
  await withMeeting(store);
  const notes = notesOf(store);
  const [mine, theirs] = [page(1), page(2)];
  mine.write("mine");
  for (const update of mine.take()) await notes.handlers["notes.append"]({ note: shared, update });
  const { state, mark } = await open(notes, shared);
  Y.applyUpdate(theirs.doc, state, "file");
  theirs.write("theirs");
  for (const update of theirs.take())
    await notes.handlers["notes.append"]({ note: shared, update });
  await notes.handlers["notes.append"]({ note: about, update: Y.encodeStateAsUpdate(theirs.doc) });
  const later = await notes.handlers["notes.later"]({ note: shared, after: mark });
  if (!later.ok) throw new Error("failed");
  expect(later.value.updates).toHaveLength(1);
  for (const update of later.value.updates) Y.applyUpdate(mine.doc, update, "file");
  expect(mine.text()).toBe("mine\ntheirs");
  expect(await notes.handlers["notes.later"]({ note: shared, after: later.value.mark })).toEqual({
    ok: true,
    value: { updates: [], mark: later.value.mark },
  });
});

test("two who write at once end with the same text, whatever order it arrives in and however often it is compacted", async () => {
  const step = fc.record({
    who: fc.nat(1),
    at: fc.nat(5),
    line: fc.stringMatching(/^[a-zé🙂]{1,6}$/u),
    hear: fc.boolean(),
    read: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 90 }), async (steps) => {
      await using store = await freshStore();
      await withMeeting(store);
      const notes = notesOf(store);
      const pages = [
        { ...page(1), mark: 0 },
        { ...page(2), mark: 0 },
      ];
      const hear = async (each: (typeof pages)[number]) => {
        const later = await notes.handlers["notes.later"]({ note: shared, after: each.mark });
        if (!later.ok) return;
        for (const update of later.value.updates) Y.applyUpdate(each.doc, update, "file");
        each.mark = later.value.mark;
      };
      for (const { who, at, line, hear: hears, read } of steps) {
        const each = pages[who];
        if (!each) continue;
        each.write(line, at);
        for (const update of each.take())
          await notes.handlers["notes.append"]({ note: shared, update });
        if (hears) await hear(each);
        if (read) await notes.settle();
      }
      await notes.settle();
      for (const each of pages) await hear(each);
      const kept = page(3, (await open(notes, shared)).state).text();
      expect(pages.map((each) => each.text())).toEqual([kept, kept]);
      expect(kept.split("\n").filter(Boolean).toSorted()).toEqual(
        steps.map(({ line }) => line).toSorted(),
      );
      expect((await textOf(store)) ?? "").toBe(kept);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("many updates become one that says the same and takes no more room", async () => {
  await using store = await freshStore();
  await withMeeting(store);
  const notes = notesOf(store);
  const mine = page(1);
  for (let n = 0; n < 400; n++) {
    mine.write(`line ${n}`);
    for (const update of mine.take())
      await notes.handlers["notes.append"]({ note: shared, update });
    if (n % 10 === 9) await notes.settle();
  }
  expect(await countOf(store)).toBeLessThanOrEqual(66);
  const { state } = await open(notes, shared);
  expect(page(2, state).text()).toBe(mine.text());
  expect(state.byteLength).toBeLessThanOrEqual(Y.encodeStateAsUpdate(mine.doc).byteLength);
});

describe("what cannot be an update", () => {
  test("is refused, and nothing is changed", async () => {
    await using store = await freshStore();
    await withMeeting(store);
    const notes = notesOf(store);
    const mine = page(1);
    mine.write("safe");
    const [good] = mine.take();
    if (!good) throw new Error("no update");
    await notes.handlers["notes.append"]({ note: shared, update: good });
    for (const update of [
      new Uint8Array(),
      new Uint8Array([1, 2, 3]),
      new Uint8Array(1_000).fill(255),
      good.slice(0, -3),
    ])
      expect(await notes.handlers["notes.append"]({ note: shared, update })).toEqual({
        ok: false,
        error: { type: "NoteUpdateUnreadable" },
      });
    expect(await countOf(store)).toBe(1);
    expect(
      await notes.handlers["notes.append"]({
        note: { kind: "meeting-shared", meetingId: "nobody" as MeetingId },
        update: good,
      }),
    ).toEqual({ ok: false, error: { type: "NoteSubjectMissing" } });
  });

  test("or is a hostile one, leaves what was written, unless it deletes it as anyone may, and the note can be opened and written", async () => {
    const mine = page(1);
    for (let n = 0; n < 6; n++) mine.write(`line ${n}`);
    const good = Y.encodeStateAsUpdate(mine.doc);
    const byte = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    const updates = fc
      .array(fc.array(byte, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
      .map((all) => all.map((changes) => withBytes(good, changes)));
    await fc.assert(
      fc.asyncProperty(updates, async (hostile) => {
        await using store = await freshStore();
        await withMeeting(store);
        const notes = notesOf(store);
        await notes.handlers["notes.append"]({ note: shared, update: good });
        const taken = [good];
        let isDeletedFrom = false;
        for (const update of hostile) {
          const answer = await notes.handlers["notes.append"]({ note: shared, update });
          expect(answer.ok ? "taken" : answer.error.type).toMatch(/^(taken|NoteUpdateUnreadable)$/);
          if (!answer.ok) continue;
          taken.push(update);
          isDeletedFrom ||= Y.decodeUpdate(update).ds.clients.has(1);
        }
        await notes.settle();
        // What was refused is nowhere, what was taken is what the note says, as far as all of it fits one document.
        const theirs = page(3, (await open(notes, shared)).state);
        const all = together(taken) ?? theirs;
        expect(theirs.text()).toBe(all.text());
        expect(Y.equalSnapshots(Y.snapshot(theirs.doc), Y.snapshot(all.doc))).toBe(true);
        expect(theirs.text()).toMatch(inOrder(isDeletedFrom ? "" : mine.text()));
        theirs.write("written after it");
        for (const next of theirs.take())
          expect((await notes.handlers["notes.append"]({ note: shared, update: next })).ok).toBe(
            true,
          );
        await notes.settle();
        expect(page(4, (await open(notes, shared)).state).text()).toBe(theirs.text());
        expect(await textOf(store)).toContain("written after it");
      }),
      {
        numRuns: 100,
        // Both are lines of somebody else's before the first: the writer's id made another, the number of their first change made a later one.
        // In the others everything is a change later and waits for a person who is not there, all but a letter being there already; or for
        // a change of the writer's own that is still to come, which no document takes.
        examples: [
          [[withBytes(good, [[2, 0]])]],
          [[withBytes(good, [[3, 48]])]],
          [
            [
              withBytes(good, [
                [3, 1],
                [7, 0],
                [42, 0],
              ]),
            ],
          ],
          [
            [
              withBytes(good, [
                [3, 1],
                [103, 48],
              ]),
            ],
          ],
        ],
      },
    );
  }, 60_000);
});

function withBytes(
  update: Uint8Array,
  changes: readonly (readonly [at: number, byte: number])[],
): Uint8Array {
  const changed = update.slice();
  for (const [at, byte] of changes) changed[at] = byte;
  return changed;
}

/** What updates make together, read anew as a note is: what waited may fit then. `undefined` where no document takes them all. */
function together(updates: readonly Uint8Array[]) {
  try {
    const all = page(2);
    for (const update of updates) Y.applyUpdate(all.doc, update, "file");
    return page(5, Y.encodeStateAsUpdate(all.doc));
  } catch {
    return undefined;
  }
}

/** All characters of a text in their order, with anything between them. */
const inOrder = (text: string): RegExp => new RegExp(text.replaceAll("", "[^]*"));

test("the text is what a person reads: marks gone, blocks and breaks on lines, however deep they lie", async () => {
  await using store = await freshStore();
  await withMeeting(store);
  const notes = notesOf(store);
  const mine = page(1);
  const blocks = mine.doc.getXmlFragment("default");
  const text = new Y.XmlText("We agreed on Friday");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text, new Y.XmlElement("hardBreak"), new Y.XmlText("for sure")]);
  blocks.insert(0, [paragraph]);
  text.format(3, 6, { bold: {} });
  let inner: Y.XmlElement = new Y.XmlElement("bulletList");
  blocks.insert(1, [inner]);
  for (let depth = 0; depth < 2_000; depth++) {
    const next = new Y.XmlElement("listItem");
    inner.insert(0, [next]);
    inner = next;
  }
  inner.insert(0, [new Y.XmlText("deep")]);
  await notes.handlers["notes.append"]({ note: shared, update: Y.encodeStateAsUpdate(mine.doc) });
  await notes.settle();
  expect(await textOf(store)).toBe("We agreed on Friday\nfor sure\ndeep");
});

test("an app that ended before the text was read reads it when it starts again", async () => {
  await using store = await freshStore();
  await withMeeting(store);
  const before = notesOf(store);
  const mine = page(1);
  mine.write("agreed in spring");
  for (const update of mine.take()) await before.handlers["notes.append"]({ note: shared, update });
  expect(await textOf(store)).toBe("");
  const again = notesOf(store);
  await again.settle();
  expect(await textOf(store)).toBe("agreed in spring");
});

test("a long note is read in time", async () => {
  await using store = await freshStore();
  await withMeeting(store);
  const notes = notesOf(store);
  const mine = page(1);
  mine.doc.transact(() => {
    for (let n = 0; n < 5_000; n++) mine.write(`line ${n} ${"word ".repeat(20)}`);
  });
  await notes.handlers["notes.append"]({ note: shared, update: Y.encodeStateAsUpdate(mine.doc) });
  await notes.settle();
  expect((await textOf(store))?.split("\n")).toHaveLength(5_000);
});
