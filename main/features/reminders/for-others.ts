import { sql } from "kysely";
import type { PersonId, ReminderId } from "#core/kernel/ids.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import type { ProposedTime } from "#core/reminders/proposal.ts";
import { changed, type Op } from "../../db/ops.ts";
import { toReminder } from "../../db/rows/reminder.ts";
import type { Plan } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findReminder } from "./queries.ts";

/** That I saw them is for those who set them: of my own nothing is written. */
export async function planSeen(
  tx: Reader,
  { identity }: FeatureDeps,
  ids: readonly ReminderId[],
): Promise<Result<Plan<undefined>, never>> {
  const ops: Op[] = [];
  for (const id of new Set(ids)) {
    const reminder = await findReminder(tx, id);
    if (reminder?.state === "shown" && reminder.authorId !== identity.me)
      ops.push(...changed("reminder", id, { state: "shown" }, { state: "seen" }));
  }
  return ok({ ops, value: undefined });
}

/** The times that wait for my yes or no, the earliest first. */
export async function proposalsFor(db: Reader, me: PersonId): Promise<ProposedTime[]> {
  const rows = await db
    .selectFrom("reminder")
    .innerJoin("task", (on) =>
      on
        .onRef("task.id", "=", "reminder.subject_id")
        .on("reminder.subject_type", "=", "task")
        .on("task.archived_at", "is", null)
        .on("task.state", "=", "open"),
    )
    .innerJoin("person", (on) =>
      on.on(sql<boolean>`person.id = reminder.time ->> '$.proposed.byId'`),
    )
    .selectAll("reminder")
    .select(["task.title as title", "person.name as name"])
    .where("reminder.author_id", "=", me)
    .where("reminder.archived_at", "is", null)
    .where("reminder.state", "in", ["scheduled", "shown", "seen"])
    .execute();
  return rows
    .flatMap(({ title, name, ...row }) => {
      const { id, subject, time } = toReminder(row);
      return time.proposed ? [{ id, subject, title, at: time.proposed.at, byName: name }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
}
