import { sql } from "kysely";
import type { SliceHandlers } from "#contract/index.ts";
import type { PairRow } from "#contract/pairs.ts";
import type { InboxItem } from "#core/inbox/inbox-item.ts";
import { addDays, dayAt, daysBetween } from "#core/kernel/calendar-day.ts";
import { ok } from "#core/kernel/result.ts";
import type { Day, Zone } from "#core/kernel/time.ts";
import { toTask } from "../../db/rows/task.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

/** What other features give to the first screen; `compose-store.ts` fills it. */
export type TodayPorts = {
  readonly pairRows: (db: Reader) => Promise<readonly PairRow[]>;
  readonly inbox: (db: Reader) => Promise<readonly InboxItem[]>;
};

const SHOWN_DUE = 50;
const SHOWN_PROMISES = 20;
const MOST_COUNTED = 1_000;
// Written out, not bound: only then does a partial index apply at once.
const isOpen = sql<boolean>`state = 'open' AND archived_at IS NULL`;
/** Without a rhythm, six weeks without a 1:1 is worth a word. */
const QUIET_DAYS = 42;

export const todayHandlers = (deps: FeatureDeps, ports: TodayPorts): SliceHandlers<"today"> => ({
  "today.view": async () => {
    const { db, identity, clock } = deps;
    const mine = await db
      .selectFrom("person")
      .select("zone")
      .where("id", "=", identity.me)
      .executeTakeFirst();
    const day = dayAt(clock.now(), (mine?.zone ?? "UTC") as Zone);
    const pairs = await ports.pairRows(db);
    const week = addDays(day, 7);
    const dueSoon = db
      .selectFrom("task")
      .where("assignee_id", "=", identity.me)
      .where(isOpen)
      .where("due", "<=", week);
    const due = await dueSoon
      .selectAll()
      .orderBy("due")
      .orderBy("priority", "desc")
      .orderBy("created_at")
      .limit(SHOWN_DUE)
      .execute();
    const some = dueSoon.select("id").limit(MOST_COUNTED).as("some");
    const dueTotal =
      due.length < SHOWN_DUE
        ? due.length
        : ((
            await db
              .selectFrom(some)
              .select((columns) => columns.fn.countAll<number>().as("n"))
              .executeTakeFirst()
          )?.n ?? 0);
    const iOwe = await db
      .selectFrom("task")
      .selectAll()
      .where("assignee_id", "=", identity.me)
      .where("pair_id", "is not", null)
      .where(isOpen)
      .orderBy("created_at")
      .limit(SHOWN_PROMISES)
      .execute();
    return ok({
      day,
      meetings: pairs.filter(
        ({ next }) =>
          next !== null && (next.state === "running" || (next.day !== null && next.day <= week)),
      ),
      due: due.map(toTask),
      dueTotal,
      iOwe: iOwe.map(toTask),
      notMet: pairs.flatMap((row) => quiet(row, day)),
      inbox: [...(await ports.inbox(db))],
    });
  },
});

function quiet({ otherId, pair, lastHeldDay, next }: PairRow, today: Day) {
  const limit = pair.cadence ? pair.cadence.everyWeeks * 14 : QUIET_DAYS;
  const since = (lastHeldDay ?? dayAt(pair.createdAt, (next?.zone ?? "UTC") as Zone)) as Day;
  const days = daysBetween(since, today);
  return days > limit ? [{ personId: otherId, lastHeldDay: lastHeldDay as Day | null, days }] : [];
}
