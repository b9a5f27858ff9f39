import { describe, expect, test } from "vitest";
import { freshStore } from "../../db/testing.ts";
import { history, notesOf, page, shared, withMeeting } from "./testing.ts";

describe("versions", () => {
  async function writing() {
    const store = await freshStore({ at: "2026-11-02T09:01:00Z" });
    await withMeeting(store);
    const notes = notesOf(store);
    const mine = page(1);
    const say = async (line: string, waitMs = 0) => {
      store.clock.advance(waitMs);
      mine.write(line);
      for (const update of mine.take())
        await notes.handlers["notes.append"]({ note: shared, update });
      store.clock.advance(300);
      await notes.settle();
    };
    const texts = async () => {
      const out: string[] = [];
      for (const version of await history(notes, shared)) {
        const answer = await notes.handlers["notes.version"]({ id: version.id });
        if (answer.ok) out.push(page(9, answer.value.state).text());
      }
      return out;
    };
    return {
      store,
      notes,
      mine,
      say,
      texts,
      [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
    };
  }

  test("writing on within five minutes makes none", async () => {
    await using it = await writing();
    await it.say("one");
    await it.say("two", 2 * 60_000);
    expect(await it.texts()).toEqual([]);
  });

  test("writing again after a pause keeps what was there before it, under the time it was written", async () => {
    await using it = await writing();
    await it.say("Plan for the launch");
    await it.say("and more", 6 * 60_000);
    expect(await it.texts()).toEqual(["Plan for the launch"]);
    expect(await history(it.notes, shared)).toEqual([
      {
        id: expect.any(String),
        at: Date.parse("2026-11-02T09:01:00Z"),
        words: 4,
        opening: "Plan for the launch",
      },
    ]);
  });

  test("writing without a pause keeps one in each quarter of an hour", async () => {
    await using it = await writing();
    for (let minute = 1; minute <= 44; minute++)
      await it.say(`line ${minute}`, minute === 1 ? 0 : 60_000 - 300);
    expect((await it.texts()).map((text) => text.split("\n").length)).toEqual([29, 14]);
  });

  test("much that is deleted at once is kept", async () => {
    await using it = await writing();
    await it.say("a long thought that someone would miss if it went away by mistake");
    it.mine.doc.getXmlFragment("default").delete(0, 1);
    await it.say("new");
    expect(await it.texts()).toEqual([
      "a long thought that someone would miss if it went away by mistake",
    ]);
  });

  test("what stood there when the meeting was closed is kept", async () => {
    await using it = await writing();
    await it.say("said in the meeting");
    it.store.clock.advance(1_000);
    await it.store.db.query
      .updateTable("meeting")
      .set({ ended_at: it.store.clock.now() })
      .execute();
    await it.say("added on the way home", 2_000);
    expect(await it.texts()).toEqual(["said in the meeting"]);
  });

  test("they come out the same when the app ended before they were made", async () => {
    await using it = await writing();
    await it.say("before");
    it.store.clock.advance(10 * 60_000);
    it.mine.write("after");
    const lost = notesOf(it.store);
    for (const update of it.mine.take())
      await lost.handlers["notes.append"]({ note: shared, update });
    it.store.clock.advance(60 * 60_000);
    await notesOf(it.store).settle();
    expect(await it.texts()).toEqual(["before"]);
  });

  test("one can be kept by hand, once for the same text", async () => {
    await using it = await writing();
    await it.say("as it is");
    await it.notes.handlers["notes.keep"]({ note: shared });
    await it.notes.handlers["notes.keep"]({ note: shared });
    expect(await it.texts()).toEqual(["as it is"]);
  });

  test("compaction loses none", async () => {
    await using it = await writing();
    for (let n = 0; n < 70; n++) await it.say(`line ${n}`, 50);
    await it.say("later", 6 * 60_000);
    expect((await it.texts()).map((text) => text.split("\n").length)).toEqual([70]);
  });
});
