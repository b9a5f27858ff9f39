// Reminders over several features: tasks, 1:1s and their reminders on one real encrypted file, with a clock that is set by hand.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day, Millis } from "#core/kernel/time.ts";
import { undoChange } from "./db/undo.ts";
import { at, MINUTE, monday, withBells } from "./testing/with-bells.ts";

test("a reminder rings once, at its instant and not before, and waits for an answer", async () => {
  const { store, task, goTo, rings, rung } = await withBells();
  await using _ = store;
  await task("Call Ben", [at(10)]);
  await goTo(monday + 10 * MINUTE - 1);
  expect(rings).toEqual([]);
  await goTo(monday + 10 * MINUTE);
  await goTo(monday + 11 * MINUTE);
  expect(rings).toMatchObject([{ kind: "one", reminder: { title: "Call Ben" }, lateMs: 0 }]);
  expect(await rung()).toMatchObject([{ title: "Call Ben", dueAt: monday + 10 * MINUTE }]);
});

test("one that came while the app was ended rings at the next start and says how late it is; one that rang before does not", async () => {
  const { store, task, goTo, rings, restart, titles } = await withBells();
  await using _ = store;
  await task("Rang", [at(1)]);
  await goTo(monday + MINUTE);
  await task("Missed", [at(10)]);
  restart();
  await goTo(monday + 22 * MINUTE);
  expect(titles()).toEqual(["Rang", "Missed"]);
  expect(rings[1]).toMatchObject({ lateMs: 12 * MINUTE });
});

test("fourteen that passed over a weekend are one digest, in the order they were due", async () => {
  const { store, task, goTo, titles, rung } = await withBells();
  await using _ = store;
  for (let n = 14; n > 0; n--) await task(`Task ${n}`, [at(n)]);
  await goTo(monday + 3_000 * MINUTE);
  await goTo(monday + 3_001 * MINUTE);
  expect(titles()).toEqual([Array.from({ length: 14 }, (__, n) => `Task ${n + 1}`)]);
  expect(await rung()).toHaveLength(14);
});

test("quiet hours lose nothing: what came in them rings when they end", async () => {
  const { store, task, goTo, titles, quiet } = await withBells();
  await using _ = store;
  quiet.now = { hours: null, pausedUntil: (monday + 60 * MINUTE) as Millis };
  await task("Now", [at(10)]);
  await goTo(monday + 59 * MINUTE);
  expect(titles()).toEqual([]);
  await goTo(monday + 60 * MINUTE);
  expect(titles()).toEqual(["Now"]);
});

test("while the system itself asks for quiet nothing rings, and all of it rings once it no longer does", async () => {
  const { store, task, goTo, titles, quiet } = await withBells();
  await using _ = store;
  quiet.now = { hours: null, pausedUntil: null, isSystemQuiet: true };
  await task("Now", [at(10)]);
  await goTo(monday + 59 * MINUTE);
  expect(titles()).toEqual([]);
  quiet.now = { ...quiet.now, isSystemQuiet: false };
  await goTo(monday + 59 * MINUTE);
  expect(titles()).toEqual(["Now"]);
});

test("one that counts back from a due date follows it when it moves", async () => {
  const { store, ask, task, goTo, titles } = await withBells();
  await using _ = store;
  const id = await task("Report", [{ kind: "before-due", minutes: 60 }], "2026-11-02", "12:00");
  await ask("tasks.change", { id, fields: { due: "2026-11-03" as Day } });
  await goTo(Date.parse("2026-11-02T11:30:00Z"));
  expect(titles()).toEqual([]);
  await goTo(Date.parse("2026-11-03T10:00:00Z"));
  expect(titles()).toEqual(["Report"]);
});

test("what is done, removed, or given to somebody else does not ring for me", async () => {
  const { store, ask, task, goTo, titles } = await withBells();
  await using _ = store;
  const ben = (await ask("people.add", { name: "Ben" } as never)) as { value: { id: string } };
  const done = await task("Done", [at(1)]);
  const gone = await task("Gone", [at(1)]);
  const his = await task("His", [at(1)]);
  await task("Mine", [at(1)]);
  await ask("tasks.setState", { id: done, state: "done" });
  await ask("tasks.archive", { id: gone });
  await ask("tasks.change", { id: his, fields: { assigneeId: ben.value.id as never } });
  await goTo(monday + MINUTE);
  expect(titles()).toEqual(["Mine"]);
});

test("done does the task too, and one undo takes both back", async () => {
  const { store, ask, task, goTo, rung, withdrawn } = await withBells();
  await using _ = store;
  const id = await task("Call Ben", [at(1)]);
  await goTo(monday + MINUTE);
  const [waiting] = await rung();
  await ask("reminders.answer", { ids: [waiting!.id], how: { do: "done" } });
  expect([await ask("tasks.find", { id }), await rung()]).toMatchObject([{ state: "done" }, []]);
  await goTo(monday + 2 * MINUTE);
  expect(withdrawn).toEqual([waiting!.id]);
  await undoChange(store.deps);
  expect([await ask("tasks.find", { id }), await rung()]).toMatchObject([
    { state: "open" },
    [{ title: "Call Ben" }],
  ]);
});

test("put off for ten minutes it rings again then; dropped it never does", async () => {
  const { store, ask, task, goTo, rung, titles } = await withBells();
  await using _ = store;
  await task("Call Ben", [at(1)]);
  await goTo(monday + MINUTE);
  const ids = (await rung()).map(({ id }) => id);
  await ask("reminders.answer", { ids, how: { do: "snooze", until: "ten-minutes" } });
  await goTo(monday + 11 * MINUTE - 1);
  expect([titles(), await rung()]).toEqual([["Call Ben"], []]);
  await goTo(monday + 11 * MINUTE);
  expect(titles()).toEqual(["Call Ben", "Call Ben"]);
  await ask("reminders.answer", { ids, how: { do: "drop" } });
  await goTo(monday + 10_000 * MINUTE);
  expect([titles().length, await rung()]).toEqual([2, []]);
});

test("two devices that look at one file at once ring a reminder once", async () => {
  const { store, task, goTo, rings, titles, restart } = await withBells();
  await using _ = store;
  await task("Call Ben", [at(1)]);
  const first = goTo(monday + MINUTE);
  restart();
  await Promise.all([first, goTo(monday + MINUTE)]);
  expect([titles(), rings.length]).toEqual([["Call Ben"], 1]);
});

test("however the clock jumps and the app restarts, each reminder rings exactly once and none early", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.record({ by: fc.integer({ min: -90, max: 700 }), restarts: fc.boolean() }), {
        maxLength: 15,
      }),
      async (due, jumps) => {
        const { store, task, goTo, rings, restart } = await withBells();
        await using _ = store;
        for (const [n, minutes] of due.entries()) await task(`Task ${n}`, [at(minutes)]);
        let now = monday;
        const seen: string[] = [];
        for (const { by, restarts } of [...jumps, { by: 20_000, restarts: false }]) {
          now += by * MINUTE;
          if (restarts) restart();
          await goTo(now);
          for (const ring of rings.splice(0)) {
            const all =
              ring.kind === "digest" ? ring.reminders : ring.kind === "one" ? [ring.reminder] : [];
            for (const { title, dueAt } of all) {
              expect(dueAt).toBeLessThanOrEqual(now);
              seen.push(title);
            }
          }
        }
        expect(seen.toSorted()).toEqual(due.map((__, n) => `Task ${n}`).toSorted());
      },
    ),
    { numRuns: 40 },
  );
});
