import type { Millis, Zone } from "#core/kernel/time.ts";
import { nagsAt } from "#core/reminders/nagging.ts";
import { type NotificationWishes, isQuiet, type Quiet, ringsFor } from "#core/reminders/ringing.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import { isDiskTrouble } from "../../db/open.ts";
import { saveChange } from "../../db/save-change.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import type { NamedNudge } from "#core/meetings/nudge.ts";
import { remindersAhead, type Unanswered, zoneOf } from "./queries.ts";
import { planShown } from "./shown.ts";

/** What is said to the person: one reminder, or that several came while nobody could be told. */
export type Ring =
  | {
      readonly kind: "one";
      readonly reminder: WaitingReminder;
      readonly lateMs: number;
      /** It was said before, and nobody answered. */
      readonly isAgain: boolean;
    }
  | { readonly kind: "nudge"; readonly nudge: NamedNudge }
  | { readonly kind: "digest"; readonly reminders: readonly WaitingReminder[] };

/** When it is quiet, and whether what others remind of waits for one's working hours. */
export type RingWishes = Quiet & Partial<Pick<NotificationWishes, "holdsOthers">>;

export type BellDeps = {
  /** The open profile; `undefined` while there is none. */
  readonly open: () => FeatureDeps | undefined;
  readonly ring: (ring: Ring) => void;
  /** Whether the person used no other device after this one; where nobody can tell, it is so. */
  readonly isUsedLast?: () => boolean;
  /** These were answered, here or on another device: what still shows them is out of date. */
  readonly withdraw: (ids: readonly string[]) => void;
};

const READ: ReadonlySet<string> = new Set([
  "reminder",
  "task",
  "agenda_item",
  "pair",
  "meeting",
  "person",
  "profile",
]);

/** So long another device than the one that was used last waits for that one to say it. */
const HELD_MS = 15_000;

/** It knows the instants so far ahead, and looks into the file again before they are over. */
const AHEAD_MS = 60 * 60_000;

/**
 * Rings reminders when they are due. It knows instants and looks at the clock on every tick; it sets no alarm, so that neither sleep nor a
 * clock that is put right can make it miss or repeat one. That something rang is saved before it is said: a device that is killed
 * between the two still lists it, and no other says it again.
 */
export class Bells {
  readonly #deps: BellDeps;
  #of: FeatureDeps["db"] | undefined;
  #isStale = true;
  #zone = "UTC" as Zone;
  #toRing: readonly WaitingReminder[] = [];
  #readUntil = 0;
  #holdsOthers = true;
  /** Since when a reminder that is due is left to another device. */
  #heldSince: ReadonlyMap<string, number> = new Map();
  #nagging: readonly Unanswered[] = [];
  /** Rung by this process and not answered yet; with the instant, because one put off rings again. */
  readonly #rung = new Map<string, { readonly dueAt: Millis; readonly saidAt: Millis }>();

  constructor(deps: BellDeps) {
    this.#deps = deps;
  }

  /** Rows of these tables differ. */
  changed(tables: readonly string[]): void {
    if (tables.some((table) => READ.has(table))) this.#isStale = true;
  }

  /** Rings what is due. Costs one comparison while nothing is and nothing changed. */
  async tick({ holdsOthers = true, ...quiet }: RingWishes): Promise<void> {
    const open = this.#deps.open();
    if (!open) return;
    const now = open.clock.now();
    if (this.#holdsOthers !== holdsOthers) this.#isStale = true;
    this.#holdsOthers = holdsOthers;
    if (this.#isStale || this.#of !== open.db || now >= this.#readUntil)
      await this.#read(open, (now + AHEAD_MS) as Millis);
    const isDue = (this.#toRing[0]?.dueAt ?? Number.POSITIVE_INFINITY) <= now;
    // It nags where the person is: at the device they used last.
    const again = (this.#isUsedLast() ? this.#nagging : []).filter(
      ({ reminder, shownAt }) => nagsAt(shownAt, this.#rung.get(reminder.id)?.saidAt) <= now,
    );
    if ((!isDue && again.length === 0) || isQuiet(quiet, now, this.#zone)) return;
    const passed = this.#toRing.filter(
      ({ id, dueAt }) => dueAt <= now && this.#rung.get(id)?.dueAt !== dueAt,
    );
    const held = this.#hold(passed, now);
    const due = passed.filter((one) => !held.includes(one));
    this.#toRing = this.#toRing.filter((one) => one.dueAt > now || held.includes(one));
    const fresh = await this.#markShown(open, due);
    const old = again.filter(({ reminder }) => !due.some(({ id }) => id === reminder.id));
    const toSay = [
      ...fresh.map((reminder) => ({ reminder, isAgain: false })),
      ...old.map(({ reminder }) => ({ reminder, isAgain: true })),
    ].map((one) => ({ ...one, dueAt: one.reminder.dueAt }));
    for (const { reminder, dueAt } of toSay) this.#rung.set(reminder.id, { dueAt, saidAt: now });
    const { alone, digest } = ringsFor(toSay);
    for (const { reminder, dueAt, isAgain } of alone)
      this.#deps.ring({ kind: "one", reminder, lateMs: now - dueAt, isAgain });
    if (digest.length > 0)
      this.#deps.ring({ kind: "digest", reminders: digest.map(({ reminder }) => reminder) });
  }

  #isUsedLast(): boolean {
    return this.#deps.isUsedLast?.() ?? true;
  }

  /** Those of `passed` that are left for now to the device that was used last; whatever it does not say in time is said here. */
  #hold(passed: readonly WaitingReminder[], now: Millis): readonly WaitingReminder[] {
    const since = new Map(
      passed.map(({ id }) => [id, Math.min(this.#heldSince.get(id) ?? now, now)] as const),
    );
    const held = this.#isUsedLast()
      ? []
      : passed.filter(({ id }) => now - (since.get(id) ?? now) < HELD_MS);
    this.#heldSince = new Map([...since].filter(([id]) => held.some((one) => one.id === id)));
    return held;
  }

  async #read(open: FeatureDeps, until: Millis): Promise<void> {
    // Before the reading: what changes meanwhile is read again.
    this.#isStale = false;
    this.#of = open.db;
    this.#zone = await zoneOf(open.db, open.identity.me);
    const { toRing, rung } = await remindersAhead(open.db, open.identity.me, {
      until,
      holdsOthers: this.#holdsOthers,
    });
    this.#toRing = toRing;
    this.#readUntil = until;
    this.#nagging = rung.filter(({ nags }) => nags);
    const waiting: ReadonlySet<string> = new Set(rung.map(({ reminder }) => reminder.id));
    const answered = [...this.#rung.keys()].filter((id) => !waiting.has(id));
    for (const id of answered) this.#rung.delete(id);
    if (answered.length > 0) this.#deps.withdraw(answered);
  }

  /** Those of `due` that are still to be said: another device, or an answer, may have been quicker. */
  async #markShown(
    open: FeatureDeps,
    due: readonly WaitingReminder[],
  ): Promise<readonly WaitingReminder[]> {
    if (due.length === 0) return [];
    try {
      const saved = await saveChange(
        open,
        "reminder.shown",
        (tx) => planShown(tx, due, open.clock.now(), this.#zone),
        { undoable: false },
      );
      return saved.ok ? saved.value.value : [];
    } catch (error) {
      // On a full disk reminders ring all the same; this process remembers which did.
      if (isDiskTrouble(error)) return due;
      throw error;
    }
  }
}
