import type { SliceHandlers } from "#contract/index.ts";
import type { Millis } from "#core/kernel/time.ts";
import { ok } from "#core/kernel/result.ts";
import { redoChange, undoChange } from "../../db/undo.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export const changeHandlers = (deps: FeatureDeps): SliceHandlers<"changes"> => ({
  "changes.undo": ({ change }) => undoChange(deps, change),
  "changes.redo": () => redoChange(deps),
  "changes.saved": async () => {
    const queued = deps.db.selectFrom("outbox").select(["n", "at"]).limit(1);
    const last = await queued.orderBy("n", "desc").executeTakeFirst();
    const first = await queued.orderBy("n").executeTakeFirst();
    const sent = await deps.db
      .selectFrom("sent")
      .select("at")
      .orderBy("n", "desc")
      .limit(1)
      .executeTakeFirst();
    // Numbers have no gaps and leave the queue from its front: nothing is counted, however long it is without an account.
    return ok({
      lastAt: (last?.at ?? sent?.at ?? null) as Millis | null,
      waiting: last && first ? last.n - first.n + 1 : 0,
    });
  },
});
