import { channels } from "#contract/channels.ts";
import type { Handlers, SliceHandlers } from "#contract/index.ts";
import { agendaHandlers, planPoint } from "./features/agenda/handlers.ts";
import { changeHandlers } from "./features/changes/handlers.ts";
import { handoverHandlers } from "./features/handover/handlers.ts";
import { inboxHandlers } from "./features/inbox/handlers.ts";
import { listInbox } from "./features/inbox/queries.ts";
import { meetingHandlers } from "./features/meetings/handlers.ts";
import { noteHandlers } from "./features/notes/handlers.ts";
import { pairHandlers } from "./features/pairs/handlers.ts";
import { listPairRows } from "./features/pairs/queries.ts";
import { peopleHandlers } from "./features/people/handlers.ts";
import { reminderHandlers } from "./features/reminders/handlers.ts";
import { searchHandlers } from "./features/search/handlers.ts";
import { planState, planTask, taskHandlers } from "./features/tasks/handlers.ts";
import { templateHandlers } from "./features/templates/handlers.ts";
import { todayHandlers } from "./features/today/handlers.ts";
import type { FeatureDeps } from "./store/deps.ts";

/** What answers the page from an open file: every feature, and the ports between them filled. */
export const featureHandlers = (
  deps: FeatureDeps,
  { used }: { readonly used: () => void } = { used: () => {} },
): Partial<Handlers> => ({
  ...todayHandlers(deps, {
    pairRows: (db) => listPairRows(db, deps.identity.me),
    inbox: listInbox,
  }),
  ...peopleHandlers(deps),
  ...pairHandlers(deps),
  ...handoverHandlers(deps),
  ...meetingHandlers(deps),
  ...agendaHandlers(deps),
  ...noteHandlers(deps),
  ...taskHandlers(deps),
  ...inboxHandlers(deps, {
    planTask: (tx, task) =>
      planTask(tx, deps, { ...task, pairId: null, meetingId: null, reminders: [] }),
    planPoint: (tx, point) => planPoint(tx, deps, { ...point, sharing: "private" }),
  }),
  ...templateHandlers(deps),
  ...reminderHandlers(deps, { planDone: (tx, id) => planState(tx, deps, id, "done"), used }),
  ...searchHandlers(deps),
  ...changeHandlers(deps),
  ...calendar(deps),
});

/** Times and calendars, which no first screen asks about. */
function calendar(deps: FeatureDeps): Partial<Handlers> {
  let made: Promise<SliceHandlers<"calendar">> | undefined;
  const make = async () => (await import("./compose-calendar.ts")).composeCalendar(deps);
  return Object.fromEntries(
    channels
      .filter((channel) => channel.startsWith("calendar."))
      .map((channel) => [
        channel,
        async (input: unknown) => {
          const handlers = await (made ??= make());
          const handler = handlers[channel as keyof typeof handlers];
          return (handler as (input: unknown) => Promise<unknown>)(input);
        },
      ]),
  );
}
