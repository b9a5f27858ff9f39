import { sql } from "kysely";
import type { Millis, Zone } from "#core/kernel/time.ts";
import { type NamedNudge, nudgeName, nudgeOf } from "#core/meetings/nudge.ts";
import { isQuiet, type NotificationWishes } from "#core/reminders/ringing.ts";
import { toMeeting } from "../../db/rows/meeting.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export type NudgeDeps = {
  readonly open: () => FeatureDeps | undefined;
  readonly say: (nudge: NamedNudge) => void;
};

/** The names of nudges that were said, of this device only. */
const KEY = "nudged";
const KEPT = 100;

const READ: ReadonlySet<string> = new Set(["meeting", "pair", "person", "profile"]);

/** Says in time that a 1:1 is soon, and that one was not closed. Once each, also over a restart. */
export class Nudges {
  readonly #deps: NudgeDeps;
  #of: FeatureDeps["db"] | undefined;
  #wishes: NotificationWishes | undefined;
  #isStale = true;
  #coming: readonly NamedNudge[] = [];

  constructor(deps: NudgeDeps) {
    this.#deps = deps;
  }

  /** Rows of these tables differ. */
  changed(tables: readonly string[]): void {
    if (tables.some((table) => READ.has(table))) this.#isStale = true;
  }

  /** Says what is to be said now; nothing before a 1:1 whose lead is 0. */
  async tick(wishes: NotificationWishes): Promise<void> {
    const open = this.#deps.open();
    if (!open) return;
    if (this.#isStale || this.#of !== open.db || this.#wishes !== wishes) {
      this.#isStale = false;
      this.#of = open.db;
      this.#wishes = wishes;
      this.#coming = await comingNudges(open, wishes);
    }
    const now = open.clock.now();
    const due = this.#coming.filter(({ from, until }) => from <= now && now < until);
    if (due.length === 0 || isQuiet(wishes, now, await zoneOf(open))) return;
    this.#coming = this.#coming.filter((one) => !due.includes(one));
    for (const nudge of await unsaid(open, due)) this.#deps.say(nudge);
  }
}

async function zoneOf({ db, identity }: Pick<FeatureDeps, "db" | "identity">): Promise<Zone> {
  const mine = await db
    .selectFrom("person")
    .select("zone")
    .where("id", "=", identity.me)
    .executeTakeFirst();
  return (mine?.zone ?? "UTC") as Zone;
}

async function comingNudges(
  { db, identity, clock }: FeatureDeps,
  { leadMinutes, pairLeads = {} }: NotificationWishes,
): Promise<readonly NamedNudge[]> {
  const rows = await db
    .selectFrom("meeting")
    .innerJoin("pair", "pair.id", "meeting.pair_id")
    .innerJoin("person", (on) =>
      on.on(sql<boolean>`person.id = iif(pair.a_id = ${identity.me}, pair.b_id, pair.a_id)`),
    )
    .selectAll("meeting")
    .select("person.name as name")
    .where("meeting.archived_at", "is", null)
    .where("pair.archived_at", "is", null)
    .where("meeting.state", "in", ["planned", "running"])
    .execute();
  const now: Millis = clock.now();
  const zone = await zoneOf({ db, identity });
  return rows.flatMap(({ name, ...row }) => {
    const nudge = nudgeOf(toMeeting(row), pairLeads[row.pair_id] ?? leadMinutes);
    return nudge && nudge.until > now ? [{ ...nudge, name, zone }] : [];
  });
}

/** Those that were not said before; from now on they were. */
async function unsaid(
  { db }: FeatureDeps,
  due: readonly NamedNudge[],
): Promise<readonly NamedNudge[]> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", KEY).executeTakeFirst();
  const said: readonly string[] = row ? (JSON.parse(row.value) as string[]) : [];
  const fresh = due.filter((nudge) => !said.includes(nudgeName(nudge)));
  if (fresh.length === 0) return [];
  const value = JSON.stringify([...said, ...fresh.map(nudgeName)].slice(-KEPT));
  await db
    .insertInto("meta")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  return fresh;
}
