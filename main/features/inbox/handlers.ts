import type { SliceHandlers } from "#contract/index.ts";
import {
  type InboxError,
  type InboxItem,
  type InboxPlace,
  LONGEST_TITLE,
  titled,
} from "#core/inbox/inbox-item.ts";
import type { InboxItemId, MeetingId } from "#core/kernel/ids.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { scopes } from "../../db/identity.ts";
import { added, changed, type Op } from "../../db/ops.ts";
import { type Plan, saveChange } from "../../db/save-change.ts";
import type { Reader } from "../../db/transaction.ts";
import type { FeatureDeps } from "../../store/deps.ts";
import { findInboxItem, listInbox } from "./queries.ts";

/** How a thought becomes a task or a talking point; `compose-store.ts` fills it. */
export type InboxPorts = {
  readonly planTask: (
    tx: Reader,
    task: { readonly title: string; readonly details: string | null },
  ) => Promise<Result<{ readonly ops: readonly Op[] }, { readonly type: string }>>;
  readonly planPoint: (
    tx: Reader,
    point: { readonly meetingId: MeetingId; readonly text: string },
  ) => Promise<Result<{ readonly ops: readonly Op[] }, { readonly type: string }>>;
};

export const inboxHandlers = (deps: FeatureDeps, ports: InboxPorts): SliceHandlers<"inbox"> => ({
  "inbox.list": async () => ok(await listInbox(deps.db)),
  "inbox.add": ({ text }) =>
    saveChange(deps, "inbox.add", async () => {
      const item: InboxItem = {
        id: deps.ids.next() as InboxItemId,
        text,
        createdAt: deps.clock.now(),
        archivedAt: null,
      };
      return ok({
        ops: [added("inbox_item", item.id, scopes.self(deps.identity), { text })],
        value: item,
      });
    }),
  "inbox.place": ({ id, as }) =>
    saveChange(deps, `inbox.to-${as.kind}`, (tx) => place(tx, deps, ports, { id, as })),
  "inbox.archive": ({ id }) => saveChange(deps, "inbox.archive", (tx) => archive(tx, deps, id)),
});

type Planned = Promise<Result<Plan<InboxItem>, InboxError>>;

async function place(
  tx: Reader,
  deps: FeatureDeps,
  ports: InboxPorts,
  { id, as }: { readonly id: InboxItemId; readonly as: InboxPlace },
): Planned {
  const left = await archive(tx, deps, id);
  if (!left.ok) return left;
  const { text } = left.value.value;
  if (as.kind === "point" && text.length > LONGEST_TITLE) return fail({ type: "TooLongForAPoint" });
  const placed =
    as.kind === "task"
      ? await ports.planTask(tx, titled(text))
      : await ports.planPoint(tx, { meetingId: as.meetingId, text });
  if (!placed.ok) return fail({ type: "MeetingMissing" });
  return ok({ ops: [...placed.value.ops, ...left.value.ops], value: left.value.value });
}

async function archive(tx: Reader, deps: FeatureDeps, id: InboxItemId): Planned {
  const item = await findInboxItem(tx, id);
  if (!item) return fail({ type: "InboxItemMissing" });
  const now = deps.clock.now();
  return ok({
    ops: changed("inbox_item", id, { archived_at: null }, { archived_at: now }),
    value: { ...item, archivedAt: now },
  });
}
