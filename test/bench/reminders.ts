import type { ReminderId, TaskId } from "../../core/kernel/ids.ts";
import type { Millis } from "../../core/kernel/time.ts";
import { neverQuiet } from "../../core/reminders/ringing.ts";
import { newTask } from "../../core/tasks/new-task.ts";
import { newTaskOps } from "../../main/db/rows/new-task.ts";
import { saveChange } from "../../main/db/save-change.ts";
import { type FreshStore, freshStore } from "../../main/db/testing.ts";
import { Bells } from "../../main/features/reminders/bells.ts";
import { type Figure, median } from "./figures.ts";

const MANY = 10_000;
const FEW = 100;
const DAY_MS = 86_400_000;
const ROUNDS = 200;
const TICKS = 500;

/** What reminders cost the store's thread: a tick on which nothing is due, and the look into the file after a change, with few and with many still to come. */
export async function reminderFigures(): Promise<readonly Figure[]> {
  await using few = await withReminders(FEW);
  await using many = await withReminders(MANY);
  const [fewBells, manyBells] = [bellsOf(few), bellsOf(many)];
  const took = { fewLook: [], manyLook: [], fewTick: [], manyTick: [] } as Record<string, number[]>;
  // In turn, so that what else the machine does falls on both alike.
  for (let n = 0; n < ROUNDS; n++)
    for (const [bells, name] of [
      [fewBells, "few"],
      [manyBells, "many"],
    ] as const) {
      bells.changed(["task"]);
      took[`${name}Look`]?.push(await timed(() => bells.tick(neverQuiet)));
      const ticks = await timed(async () => {
        for (let tick = 0; tick < TICKS; tick++) await bells.tick(neverQuiet);
      });
      took[`${name}Tick`]?.push(ticks / TICKS);
    }
  const of = (name: string) => median(took[name] ?? []);
  return [
    {
      name: `a tick with ${MANY} reminders to come / with ${FEW}`,
      value: of("manyTick") / of("fewTick"),
      unit: "×",
      bound: 1.5,
      detail: `${(of("manyTick") * 1_000).toFixed(1)} / ${(of("fewTick") * 1_000).toFixed(1)} µs in the median`,
    },
    {
      name: `a look into the file after a change, with ${MANY} reminders to come`,
      value: of("manyLook"),
      unit: "ms",
      bound: 16,
      detail: `${of("fewLook").toFixed(2)} ms with ${FEW}; at most twice a second, on the store's thread`,
    },
  ];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const bellsOf = ({ deps }: FreshStore): Bells =>
  new Bells({ open: () => deps, ring: () => {}, withdraw: () => {} });

async function withReminders(count: number): Promise<FreshStore> {
  const store = await freshStore();
  const { deps } = store;
  for (let done = 0; done < count; done += 500)
    await saveChange(deps, "task.addMany", async () => ({
      ok: true,
      value: {
        ops: Array.from({ length: Math.min(500, count - done) }, (_, n) =>
          newTaskOps(
            deps.identity,
            newTask(
              deps.ids,
              { authorId: deps.identity.me, now: deps.clock.now() },
              {
                title: `Task ${done + n}`,
                details: null,
                assigneeId: deps.identity.me,
                pairId: null,
                meetingId: null,
                reminders: [
                  {
                    kind: "at",
                    at: (deps.clock.now() + DAY_MS * (1 + ((done + n) % 300))) as Millis,
                  },
                ],
              },
            ),
          ),
        ).flat(),
        value: [] as (TaskId | ReminderId)[],
      },
    }));
  return store;
}
