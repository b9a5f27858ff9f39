import { TimeRules } from "#contract/calendar.ts";
import { usualRules } from "#core/calendar/attendee.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";

const KEY = "calendar_rules";

/** What times are looked for by; what most people expect until somebody says otherwise. */
export async function readRules(db: Reader): Promise<TimeRules> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", KEY).executeTakeFirst();
  const kept = row && TimeRules.safeParse(JSON.parse(row.value));
  const { stepMinutes, bufferMinutes, noticeMinutes, blocks } = usualRules;
  return kept?.success
    ? kept.data
    : TimeRules.parse({ stepMinutes, bufferMinutes, noticeMinutes, blocks });
}

/** They are this computer's, as its calendars are. */
export async function writeRules(deps: FeatureDeps, rules: TimeRules): Promise<void> {
  const value = JSON.stringify(rules);
  await deps.db
    .insertInto("meta")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  deps.announce(["calendar"]);
}
