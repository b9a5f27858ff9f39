import { expect, test } from "vitest";
import type { PersonId, TemplateId } from "#core/kernel/ids.ts";
import { usualHours } from "#core/people/person.ts";
import { Cadence } from "#core/pairs/pair.ts";
import { ok } from "#core/kernel/result.ts";
import { added } from "../../db/ops.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore } from "../../db/testing.ts";
import { undoChange } from "../../db/undo.ts";
import { pairHandlers } from "./handlers.ts";

const cadence = (changes: object = {}) =>
  Cadence.parse({
    everyWeeks: 2,
    weekday: 4,
    at: "10:00",
    minutes: 30,
    zone: "Europe/Berlin",
    ...changes,
  });

async function company() {
  const store = await freshStore();
  const person = (name: string) => ({
    name,
    email: null,
    position: null,
    manager_id: "me",
    zone: "Europe/Berlin",
    working_hours: JSON.stringify(usualHours),
    photo: null,
  });
  const ops = ["ana", "ben"].map((id) => added("person", id, "org:org", person(id)));
  const template = added("template", "t", "org:org", {
    name: "Weekly",
    points: JSON.stringify(["How are you?", "Priorities"]),
  });
  await saveChange(store.deps, "x", async () => ok({ ops: [...ops, template], value: undefined }));
  const handlers = pairHandlers(store.deps);
  const rows = async () => {
    const answer = await handlers["pairs.list"](undefined);
    return answer.ok ? answer.value : [];
  };
  const start = (who: string, rhythm: Cadence | null = cadence()) => ({
    personId: who as PersonId,
    cadence: rhythm,
    templateId: "t" as TemplateId,
  });
  return { store, handlers, rows, start };
}

test("a 1:1 begins with its first meeting planned and the template's points on the agenda", async () => {
  const { store, handlers, rows, start } = await company();
  await using _ = store;
  await handlers["pairs.start"](start("ana"));
  const [row] = await rows();
  expect([row?.otherId, row?.next?.day, row?.next?.at, row?.points, row?.lastHeldDay]).toEqual([
    "ana",
    "2026-11-05",
    "10:00",
    2,
    null,
  ]);
});

test("for all direct reports at once is one change; people one meets already stay as they are", async () => {
  const { store, handlers, rows, start } = await company();
  await using _ = store;
  await handlers["pairs.start"](start("ana", null));
  const saved = await handlers["pairs.startMany"]({
    starts: [start("ana"), start("ben"), start("ben")],
  });
  expect((await rows()).map(({ otherId, next }) => [otherId, next?.day])).toEqual([
    ["ben", "2026-11-05"],
    ["ana", null],
  ]);
  await undoChange(store.deps, saved.ok ? (saved.value.change ?? 0) : 0);
  expect((await rows()).map(({ otherId }) => otherId)).toEqual(["ana"]);
});

test("another time of a fortnightly 1:1 keeps its weeks, and a meeting moved by hand stays where it was put", async () => {
  const { store, handlers, rows, start } = await company();
  await using _ = store;
  await handlers["pairs.start"](start("ana"));
  const [row] = await rows();
  const id = row!.pair.id;
  await store.db.query
    .updateTable("meeting")
    .set({ day: "2026-11-12", rhythm_day: "2026-11-12" })
    .execute();
  await handlers["pairs.change"]({ id, cadence: cadence({ at: "11:00" }) });
  expect((await rows())[0]?.next).toMatchObject({
    day: "2026-11-12",
    at: "11:00",
    rhythmDay: "2026-11-12",
  });
  await store.db.query.updateTable("meeting").set({ day: "2026-11-13" }).execute();
  await handlers["pairs.change"]({ id, cadence: cadence({ at: "09:00" }) });
  expect((await rows())[0]?.next).toMatchObject({ day: "2026-11-13", at: "11:00" });
});

test("a 1:1 that was ended comes back with all it held", async () => {
  const { store, handlers, rows, start } = await company();
  await using _ = store;
  await handlers["pairs.start"](start("ana"));
  const [before] = await rows();
  await handlers["pairs.archive"]({ id: before!.pair.id });
  expect(await rows()).toEqual([]);
  await handlers["pairs.start"](start("ana"));
  expect(await rows()).toEqual([before]);
});

test("what cannot be: with myself, with nobody, twice", async () => {
  const { store, handlers, start } = await company();
  await using _ = store;
  await handlers["pairs.start"](start("ana"));
  const errors = [];
  for (const who of ["me", "nobody", "ana"]) {
    const answer = await handlers["pairs.start"](start(who));
    errors.push(answer.ok ? "fine" : answer.error.type);
  }
  expect(errors).toEqual(["PairWithMyself", "PersonMissing", "PairExists"]);
});
