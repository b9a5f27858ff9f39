// Reminders over several features: tasks, 1:1s and their reminders on one real encrypted file, with a clock that is set by hand.
import type { Handlers, Input, Question } from "#contract/index.ts";
import type { TaskId } from "#core/kernel/ids.ts";
import type { Day, Millis, TimeOfDay } from "#core/kernel/time.ts";
import type { ReminderTime } from "#core/reminders/reminder.ts";
import { neverQuiet, type Quiet } from "#core/reminders/ringing.ts";
import { featureHandlers } from "../compose-features.ts";
import { freshStore, MONDAY } from "../db/testing.ts";
import { Bells, type Ring } from "../features/reminders/bells.ts";

const titleOf = (ring: Exclude<Ring, { kind: "digest" }>): string =>
  ring.kind === "one" ? ring.reminder.title : ring.nudge.name;

export const MINUTE = 60_000;
export const monday = Date.parse(MONDAY);

export async function withBells() {
  const store = await freshStore(); // its owner lives in Berlin
  const rings: Ring[] = [];
  const withdrawn: string[] = [];
  const quiet: { now: Quiet } = { now: neverQuiet };
  const device = { isUsedLast: true, holdsOthers: true };
  const makeBells = () =>
    new Bells({
      open: () => deps,
      ring: (ring) => rings.push(ring),
      isUsedLast: () => device.isUsedLast,
      withdraw: (ids) => withdrawn.push(...ids),
    });
  let bells = makeBells();
  const deps = {
    ...store.deps,
    announce: (tables: readonly string[]) => {
      store.deps.announce(tables);
      bells.changed(tables);
    },
  };
  const handlers = featureHandlers(deps) as Handlers;
  const ask = async <K extends keyof Handlers>(channel: K, question: Question<K>) => {
    const answer = await (
      handlers[channel] as (input: Input<K>) => Promise<{ ok: boolean; value?: unknown }>
    )(question as Input<K>);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value as never;
  };
  const task = async (title: string, times: readonly ReminderTime[], due?: string, at?: string) => {
    const saved = (await ask("tasks.add", {
      title,
      details: null,
      pairId: null,
      meetingId: null,
      reminders: [...times],
      ...(due ? { due: due as Day } : {}),
      ...(at ? { dueAt: at as TimeOfDay } : {}),
    })) as { value: { id: TaskId } };
    return saved.value.id;
  };
  const goTo = async (ms: number) => {
    store.clock.set(ms);
    await bells.tick({ ...quiet.now, holdsOthers: device.holdsOthers });
  };
  const titles = () =>
    rings.map((ring) =>
      ring.kind === "digest" ? ring.reminders.map(({ title }) => title) : titleOf(ring),
    );
  const restart = () => {
    bells = makeBells();
  };
  const rung = async () =>
    (await ask("reminders.rung", undefined)) as { id: never; title: string }[];
  return { store, ask, task, goTo, rings, titles, withdrawn, quiet, device, restart, rung };
}

export const at = (minutes: number): ReminderTime => ({
  kind: "at",
  at: (monday + minutes * MINUTE) as Millis,
});
