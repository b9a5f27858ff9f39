import { expect, test } from "vitest";
import type { PersonId } from "#core/kernel/ids.ts";
import type { Day, Zone } from "#core/kernel/time.ts";
import { usualHours } from "#core/people/person.ts";
import { added } from "../../db/ops.ts";
import { fromPerson } from "../../db/rows/person.ts";
import { saveChange } from "../../db/save-change.ts";
import { freshStore, type FreshStore } from "../../db/testing.ts";
import { taskHandlers } from "./handlers.ts";

const day = (text: string) => text as Day;
const person = (id: string) => id as PersonId;

test("every list walks an index in its order: no scan of all tasks, no sorting", async () => {
  await using store = await freshStore();
  const tasks = taskHandlers(store.deps);
  await addAna(store);
  const plans: string[] = [];
  const raw = store.db.raw;
  const prepare = raw.prepare.bind(raw);
  raw.prepare = ((source: string) => {
    if (/from "task"/.test(source))
      plans.push(
        ...(
          prepare(`EXPLAIN QUERY PLAN ${source}`).all(
            ...Array.from({ length: (source.match(/\?/g) ?? []).length }, () => "me"),
          ) as { detail: string }[]
        ).map(({ detail }) => detail),
      );
    return prepare(source);
  }) as typeof raw.prepare;
  await add100(tasks);
  plans.length = 0;
  for (const list of ["mine", "waiting", "due", "done"] as const) {
    await tasks["tasks.list"]({ list, limit: 10 });
    await tasks["tasks.list"]({ list, limit: 10, personId: person("me") });
    await tasks["tasks.list"]({ list, limit: 10, personId: person("ana") });
  }
  const sorting = plans.filter((plan) => /TEMP B-TREE/.test(plan));
  for (const list of ["mine", "waiting", "due", "done"] as const)
    await tasks["tasks.list"]({ list, limit: 10, label: "q3" });
  expect(plans.length).toBeGreaterThan(15);
  expect(sorting).toEqual([]);
  expect(
    plans.filter((plan) =>
      /^SCAN task\b(?!_label)(?!.*USING (COVERING )?INDEX)|^SCAN task$/.test(plan),
    ),
  ).toEqual([]);
});

async function add100(tasks: ReturnType<typeof taskHandlers>): Promise<void> {
  for (let n = 0; n < 30; n++)
    await tasks["tasks.add"]({
      title: `t${n}`,
      details: null,
      pairId: null,
      meetingId: null,
      reminders: [],
      assigneeId: person(n % 2 ? "me" : "ana"),
      due: n % 3 ? day("2026-11-03") : null,
      labels: n % 5 ? [] : ["q3"],
    });
}

async function addAna(store: FreshStore): Promise<void> {
  const ana = fromPerson({
    id: person("ana"),
    name: "Ana",
    email: null,
    position: null,
    managerId: null,
    zone: "Europe/Berlin" as Zone,
    workingHours: usualHours,
    photo: null,
    isMe: false,
    archivedAt: null,
    createdAt: store.clock.now(),
  });
  await saveChange(store.deps, "person.add", async () => ({
    ok: true,
    value: { ops: [added("person", "ana", "org:org", ana)], value: null },
  }));
}
