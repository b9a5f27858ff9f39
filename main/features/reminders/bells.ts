import type { Millis, Zone } from "#core/kernel/time.ts";
import { nagsAt } from "#core/reminders/nagging.ts";
import { quietUntil, type Quiet, ringsFor } from "#core/reminders/ringing.ts";
import type { WaitingReminder } from "#core/reminders/waiting.ts";
import { isDiskTrouble } from "../../db/open.ts";
import { saveChange } from "../../db/save-change.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import type { NamedNudge } from "#core/meetings/nudge.ts";
import { type Unanswered, remindersToRing, unanswered, zoneOf } from "./queries.ts";
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

export type BellDeps = {
  /** The open profile; `undefined` while there is none. */
  readonly open: () => FeatureDeps | undefined;
  readonly ring: (ring: Ring) => void;
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
  async tick(quiet: Quiet): Promise<void> {
    const open = this.#deps.open();
    if (!open) return;
    const now = open.clock.now();
    if (this.#isStale || this.#of !== open.db || now >= this.#readUntil)
      await this.#read(open, (now + AHEAD_MS) as Millis);
    const isDue = (this.#toRing[0]?.dueAt ?? Number.POSITIVE_INFINITY) <= now;
    const again = this.#nagging.filter(
      ({ reminder, shownAt }) => nagsAt(shownAt, this.#rung.get(reminder.id)?.saidAt) <= now,
    );
    if ((!isDue && again.length === 0) || quietUntil(quiet, now, this.#zone) !== undefined) return;
    const due = this.#toRing.filter(
      ({ id, dueAt }) => dueAt <= now && this.#rung.get(id)?.dueAt !== dueAt,
    );
    this.#toRing = this.#toRing.filter(({ dueAt }) => dueAt > now);
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

  async #read(open: FeatureDeps, until: Millis): Promise<void> {
    // Before the reading: what changes meanwhile is read again.
    this.#isStale = false;
    this.#of = open.db;
    this.#zone = await zoneOf(open.db, open.identity.me);
    this.#toRing = await remindersToRing(open.db, open.identity.me, until);
    this.#readUntil = until;
    const rung = await unanswered(open.db, open.identity.me);
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
