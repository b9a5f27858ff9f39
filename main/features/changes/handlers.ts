import type { SliceHandlers } from "#contract/index.ts";
import type { Millis } from "#core/kernel/time.ts";
import { ok } from "#core/kernel/result.ts";
import { redoChange, undoChange } from "../../db/undo.ts";
import type { FeatureDeps } from "../../store/deps.ts";

export const changeHandlers = (deps: FeatureDeps): SliceHandlers<"changes"> => ({
  "changes.undo": ({ change }) => undoChange(deps, change),
  "changes.redo": () => redoChange(deps),
  "changes.saved": async () => {
    const last = await deps.db.selectFrom("outbox").select("at").orderBy("n", "desc").limit(1).executeTakeFirst();
    const waiting = await deps.db.selectFrom("outbox").select((columns) => columns.fn.countAll<number>().as("n")).executeTakeFirst();
    return ok({ lastAt: (last?.at ?? null) as Millis | null, waiting: waiting?.n ?? 0 });
  },
});
