// A laptop's life on a real encrypted file, with a clock that is set by hand: what there is below the app's window.
import type { Handlers } from "#contract/index.ts";
import { neverQuiet, type Quiet } from "#core/reminders/ringing.ts";
import { featureHandlers } from "#main/compose-features.ts";
import { freshStore } from "#main/db/testing.ts";
import { Bells, type Ring } from "#main/features/reminders/bells.ts";
import { wallAt } from "./wall-clock.ts";

/** Where people live, with a Sunday on which the clocks there are put forward or back; in Kolkata they never are. */
export const PLACES = [
  ["Europe/Berlin", "2026-10-25"],
  ["Europe/Berlin", "2027-03-28"],
  ["America/New_York", "2026-11-01"],
  ["America/New_York", "2027-03-14"],
  ["Australia/Lord_Howe", "2027-04-04"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["America/St_Johns", "2027-03-14"],
  ["Pacific/Chatham", "2027-04-04"],
  ["Asia/Kolkata", "2026-10-25"],
] as const;

/** Whether nothing may be said, by a count of our own. */
export function isQuiet(
  { hours, pausedUntil, isSystemQuiet }: Quiet,
  now: number,
  zone: string,
): boolean {
  if (isSystemQuiet === true) return true;
  if (pausedUntil !== null && pausedUntil > now) return true;
  if (!hours || hours.from === hours.to) return false;
  const time = wallAt(now, zone).slice(11);
  return hours.from < hours.to
    ? time >= hours.from && time < hours.to
    : time >= hours.from || time < hours.to;
}

export type Life = Awaited<ReturnType<typeof lifeIn>>;

/** The app's own parts below its window: a file, the handlers, and what looks at the clock. */
export async function lifeIn(zone: string, at: number) {
  const store = await freshStore({ at });
  let rings: Ring[] = [];
  const deps = {
    ...store.deps,
    announce: (tables: readonly string[]) => bells.changed(tables),
  };
  const made = (): Bells =>
    new Bells({ open: () => deps, ring: (ring) => rings.push(ring), withdraw: () => {} });
  let bells = made();
  const handlers = featureHandlers(deps) as Handlers;
  const answerOf = async (channel: keyof Handlers, input: unknown): Promise<unknown> => {
    const answer = await (
      handlers[channel] as (
        input: unknown,
      ) => Promise<{ readonly ok: boolean; readonly value?: unknown }>
    )(input);
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  const life = {
    clock: store.clock,
    quiet: neverQuiet,
    restart: () => {
      bells = made();
    },
    ask: async (channel: keyof Handlers, input: unknown): Promise<{ readonly id: string }> =>
      ((await answerOf(channel, input)) as { readonly value: { readonly id: string } }).value,
    /** Those that were said and wait for an answer. */
    rung: async () =>
      (await answerOf("reminders.rung", undefined)) as readonly {
        readonly id: string;
        readonly title: string;
      }[],
    /** Drops them: what repeats comes back at its next time, anything else does not. */
    answer: async (ids: readonly string[]) => {
      await answerOf("reminders.answer", { ids, how: { do: "drop" } });
    },
    moveTo: async (to: string) => {
      await life.ask("people.change", { id: store.identity.me, details: { zone: to } });
    },
    /** Looks at the clock, and tells the titles of what rang. */
    look: async (): Promise<readonly string[]> => {
      rings = [];
      await bells.tick(life.quiet);
      return rings.flatMap((ring) =>
        ring.kind === "digest"
          ? ring.reminders.map(({ title }) => title)
          : ring.kind === "one"
            ? [ring.reminder.title]
            : [],
      );
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
  await life.moveTo(zone);
  return life;
}
