import { describe, expect, test } from "vitest";
import type { TemplateId } from "#core/kernel/ids.ts";
import { ok } from "#core/kernel/result.ts";
import type { Day, TimeOfDay } from "#core/kernel/time.ts";
import { added } from "./db/ops.ts";
import { saveChange } from "./db/save-change.ts";
import type { FreshStore } from "./db/testing.ts";
import { undoChange } from "./db/undo.ts";
import { agendaHandlers } from "./features/agenda/handlers.ts";
import { pairHandlers } from "./features/pairs/handlers.ts";
import { closeForgotten } from "./features/meetings/close-forgotten.ts";
import { meetingHandlers } from "./features/meetings/handlers.ts";
import { ana, rowsOf, storeWith, thursdays, value } from "./features/meetings/testing.ts";

/** A weekly 1:1 with Ana on Thursdays, with three points on the agenda of the first: shared, private, and private until the start. */
async function prepared(watch: (store: FreshStore) => void = () => {}) {
  const store = await storeWith("ana");
  watch(store);
  const handlers = {
    ...pairHandlers(store.deps),
    ...meetingHandlers(store.deps),
    ...agendaHandlers(store.deps),
  };
  const pair = value(
    await handlers["pairs.start"]({ personId: ana, cadence: thursdays, templateId: null }),
  ).value;
  const view = async () => value(await handlers["meetings.open"]({ pairId: pair.id }));
  const first = (await view()).meeting;
  for (const sharing of ["shared", "private", "at-start"] as const)
    value(await handlers["agenda.add"]({ meetingId: first.id, text: sharing, sharing }));
  const words = async () => (await view()).agenda.map(({ text, carried }) => `${text} ${carried}`);
  return { store, handlers, pair, first, view, words };
}

const THURSDAY = "2026-11-05T09:05:00Z";

describe("closing a meeting", () => {
  test("carries every open point and plans the next one", async () => {
    const { store, handlers, first, view, words } = await prepared();
    await using _ = store;
    store.clock.set(THURSDAY);
    value(await handlers["meetings.start"]({ id: first.id }));
    const [done] = (await view()).agenda;
    value(await handlers["agenda.setState"]({ id: done!.id, state: "done" }));
    store.clock.advance(25 * 60_000);
    const next = value(await handlers["meetings.end"]({ id: first.id })).value;
    expect([next.day, next.at, next.state]).toEqual(["2026-11-12", "10:00", "planned"]);
    expect(await words()).toEqual(["private 1", "at-start 1"]);
    expect((await view()).earlier).toEqual([
      { id: first.id, day: "2026-11-05", state: "held", points: 1, hasNotes: false },
    ]);
  });

  test("undone, it leaves everything as it was, and closed again nothing is doubled", async () => {
    const { store, handlers, first, words } = await prepared();
    await using _ = store;
    store.clock.set(THURSDAY);
    value(await handlers["meetings.start"]({ id: first.id }));
    const before = await rowsOf(store);
    const { change } = value(await handlers["meetings.end"]({ id: first.id }));
    value(await undoChange(store.deps, change!));
    expect(await rowsOf(store)).toEqual(before);
    const again = value(await handlers["meetings.end"]({ id: first.id })).value;
    expect([(await rowsOf(store)).meetings.length, again.day]).toEqual([2, "2026-11-12"]);
    expect(await words()).toEqual(["shared 1", "private 1", "at-start 1"]);
  });

  test("undone after a point was added to the next one, it keeps that point in sight", async () => {
    const { store, handlers, first, words } = await prepared();
    await using _ = store;
    const { change, value: next } = value(await handlers["meetings.end"]({ id: first.id }));
    value(await handlers["agenda.add"]({ meetingId: next.id, text: "later", sharing: "shared" }));
    value(await undoChange(store.deps, change!));
    expect(await words()).toEqual(["shared 0", "private 0", "at-start 0", "later 0"]);
    value(await handlers["meetings.end"]({ id: first.id }));
    expect(await words()).toEqual(["shared 1", "private 1", "at-start 1", "later 1"]);
  });

  test("taken back and done again, it gives the same next meeting with what was written for it", async () => {
    const { store, handlers, first, pair, words } = await prepared();
    await using _ = store;
    const template = added("template", "t", "org:org", {
      name: "Weekly",
      points: '["How are you?"]',
    });
    value(await saveChange(store.deps, "x", async () => ok({ ops: [template], value: null })));
    value(await handlers["pairs.change"]({ id: pair.id, templateId: "t" as TemplateId }));
    const close = async () => value(await handlers["meetings.end"]({ id: first.id }));
    const once = await close();
    value(await undoChange(store.deps, once.change!));
    const again = await close();
    expect(again.value.id).toBe(once.value.id);
    expect(await words()).toEqual(["shared 1", "private 1", "at-start 1", "How are you? 0"]);
    value(await undoChange(store.deps, again.change!));
    expect(await words()).toEqual(["shared 0", "private 0", "at-start 0"]);
    expect((await close()).value.id).toBe(once.value.id);
    expect(await words()).toEqual(["shared 1", "private 1", "at-start 1", "How are you? 0"]);
  });

  test("twice is refused", async () => {
    const { store, handlers, first } = await prepared();
    await using _ = store;
    value(await handlers["meetings.end"]({ id: first.id }));
    expect(await handlers["meetings.end"]({ id: first.id })).toEqual({
      ok: false,
      error: { type: "MeetingClosed" },
    });
  });

  test.each(["meetings.skip", "meetings.miss"] as const)(
    "%s carries the agenda too",
    async (channel) => {
      const { store, handlers, first, words } = await prepared();
      await using _ = store;
      const next = value(await handlers[channel]({ id: first.id })).value;
      expect(next.day).toBe("2026-11-12");
      expect(await words()).toEqual(["shared 1", "private 1", "at-start 1"]);
    },
  );
});

describe("moving a meeting", () => {
  const to = (day: string) => ({ day: day as Day, at: "15:00" as TimeOfDay });

  test("within its rhythm takes the agenda along untouched", async () => {
    const { store, handlers, first, words } = await prepared();
    await using _ = store;
    const moved = value(
      await handlers["meetings.postpone"]({ id: first.id, ...to("2026-11-09") }),
    ).value;
    expect([moved.id, moved.day, moved.rhythmDay]).toEqual([first.id, "2026-11-09", "2026-11-05"]);
    expect(await words()).toEqual(["shared 0", "private 0", "at-start 0"]);
  });

  test("past its next date counts as postponed, and carries", async () => {
    const { store, handlers, first, view, words } = await prepared();
    await using _ = store;
    value(await handlers["meetings.postpone"]({ id: first.id, ...to("2026-11-13") }));
    const { meeting, earlier } = await view();
    expect([meeting.day, meeting.at, meeting.rhythmDay, earlier[0]?.state]).toEqual([
      "2026-11-13",
      "15:00",
      "2026-11-12",
      "postponed",
    ]);
    expect(await words()).toEqual(["shared 1", "private 1", "at-start 1"]);
  });

  test("into the past is refused", async () => {
    const { store, handlers, first } = await prepared();
    await using _ = store;
    expect(await handlers["meetings.postpone"]({ id: first.id, ...to("2026-11-01") })).toEqual({
      ok: false,
      error: { type: "DayInThePast" },
    });
  });
});

describe("starting a meeting", () => {
  test("shares what was kept for the start and moves it where both can read it; the private stays", async () => {
    const { store, handlers, first } = await prepared();
    await using _ = store;
    const scopes = async () =>
      (
        await store.db.query
          .selectFrom("agenda_item")
          .select(["text", "scope_id"])
          .orderBy("position")
          .execute()
      ).map(({ text, scope_id }) => `${text} ${scope_id.split(":")[0]}`);
    expect(await scopes()).toEqual(["shared pair", "private self", "at-start self"]);
    const { change } = value(await handlers["meetings.start"]({ id: first.id }));
    expect(await scopes()).toEqual(["shared pair", "private self", "at-start pair"]);
    value(await undoChange(store.deps, change!));
    expect(await scopes()).toEqual(["shared pair", "private self", "at-start self"]);
  });

  test("on another day than planned gives it that day and keeps its place in the rhythm", async () => {
    const { store, handlers, first } = await prepared();
    await using _ = store;
    store.clock.set("2026-11-03T13:20:00Z");
    const running = value(await handlers["meetings.start"]({ id: first.id })).value;
    expect([running.day, running.at, running.rhythmDay]).toEqual([
      "2026-11-03",
      "14:20",
      "2026-11-05",
    ]);
    expect(value(await handlers["meetings.end"]({ id: first.id })).value.day).toBe("2026-11-12");
  });
});

describe("the end of a day", () => {
  test("closes a meeting left running, once, and carries (J5 without a step)", async () => {
    const { store, handlers, first, view, words } = await prepared();
    await using _ = store;
    store.clock.set(THURSDAY);
    value(await handlers["meetings.start"]({ id: first.id }));
    store.clock.set("2026-11-05T22:59:00Z");
    expect(await closeForgotten(store.deps)).toBe(0);
    store.clock.set("2026-11-05T23:00:00Z");
    expect([await closeForgotten(store.deps), await closeForgotten(store.deps)]).toEqual([1, 0]);
    expect(await words()).toEqual(["shared 1", "private 1", "at-start 1"]);
    expect((await view()).meeting.day).toBe("2026-11-12");
    const closed = value(
      await handlers["meetings.open"]({ pairId: first.pairId, meetingId: first.id }),
    ).meeting;
    expect([closed.state, closed.closedByDay, closed.endedAt]).toEqual([
      "held",
      true,
      Date.parse("2026-11-05T09:35:00Z"),
    ]);
  });

  test("asks about a planned one that nobody held until its next date has come", async () => {
    const { store, first, view } = await prepared();
    await using _ = store;
    store.clock.set("2026-11-11T22:00:00Z");
    expect(await closeForgotten(store.deps)).toBe(0);
    store.clock.set("2026-11-12T06:00:00Z");
    expect(await closeForgotten(store.deps)).toBe(1);
    const { meeting, earlier } = await view();
    expect([meeting.day, earlier[0]?.id, earlier[0]?.state]).toEqual([
      "2026-11-12",
      first.id,
      "missed",
    ]);
  });

  test("leaves 1:1s that were ended alone", async () => {
    const { store, handlers, pair } = await prepared();
    await using _ = store;
    value(await handlers["pairs.archive"]({ id: pair.id }));
    store.clock.set("2027-11-12T06:00:00Z");
    expect(await closeForgotten(store.deps)).toBe(0);
  });
});

test("a closed meeting shows what was talked about and what was promised in it", async () => {
  const { store, handlers, first, view, pair } = await prepared();
  await using _ = store;
  store.clock.set(THURSDAY);
  const [point] = (await view()).agenda;
  const task = {
    title: "Send the deck",
    assigneeId: ana,
    due: null,
    dueAt: null,
    priority: 0 as const,
    labels: [],
    reminders: [],
  };
  value(await handlers["agenda.toTask"]({ id: point!.id, ...task }));
  value(await handlers["meetings.end"]({ id: first.id }));
  const closed = value(await handlers["meetings.open"]({ pairId: pair.id, meetingId: first.id }));
  expect([
    closed.agenda.map(({ text }) => text),
    closed.ledger.map((line) => line.task.title),
    closed.brief,
  ]).toEqual([["shared"], ["Send the deck"], []]);
});

test("the page, the list and the tick go through indexes, never through all meetings, points or tasks", async () => {
  const scans: string[] = [];
  let looked = 0;
  // Before anything is asked: a statement that was prepared once is kept.
  const { store, handlers, pair } = await prepared(({ db: { raw } }) => {
    const prepare = raw.prepare.bind(raw);
    raw.prepare = ((source: string) => {
      if (source.startsWith("select")) {
        const blanks = Array.from({ length: (source.match(/\?/g) ?? []).length }, () => "me");
        const plan = prepare(`EXPLAIN QUERY PLAN ${source}`).all(...blanks) as { detail: string }[];
        looked += 1;
        scans.push(
          ...plan
            .map(({ detail }) => detail)
            .filter((one) => /SCAN (meeting|agenda_item|task|note)\b/.test(one)),
        );
      }
      return prepare(source);
    }) as typeof raw.prepare;
  });
  await using _ = store;
  value(await handlers["meetings.open"]({ pairId: pair.id }));
  value(await handlers["pairs.list"](undefined));
  await closeForgotten(store.deps);
  expect(looked).toBeGreaterThan(8);
  expect(scans).toEqual([]);
});
