import type { AgendaItem } from "../agenda/agenda-item.ts";
import { byPosition, positionsAfter } from "../agenda/position.ts";
import type { AgendaItemId, Ids, MeetingId, PairId, PersonId, TaskId } from "../kernel/ids.ts";
import type { Millis } from "../kernel/time.ts";
import type { Task } from "../tasks/task.ts";
import type { Handover } from "./handover.ts";

export type Along = { readonly points: readonly AgendaItem[]; readonly promises: readonly Task[] };

/** What of a pair may be handed over: what both can read and is still open. Nothing private is asked for, even where an id names it. */
export function offered({ points, promises }: Along, ids?: readonly string[]): Along {
  const wanted = ids && new Set<string>(ids);
  const isWanted = (one: { readonly id: string; readonly archivedAt: Millis | null }) =>
    one.archivedAt === null && (wanted?.has(one.id) ?? true);
  return {
    points: points.filter(
      (point) => isWanted(point) && point.state === "open" && point.sharing === "shared",
    ),
    promises: promises.filter(
      (task) => isWanted(task) && task.state === "open" && task.pairId !== null,
    ),
  };
}

/** Where things arrive: the pair with the new manager and its open agenda. */
export type Arrival = {
  readonly pairId: PairId;
  readonly meetingId: MeetingId;
  /** The last position there. */
  readonly after: string | null;
};

/**
 * The same points and promises in the pair with the new manager. The person brings them, so they speak for them: what the old manager
 * had promised is the new one's now. Ids follow from the handover, so that two devices of the person bring everything once.
 */
export function broughtAlong(
  { id, fromId, toId, personId }: Pick<Handover, "id" | "fromId" | "toId" | "personId">,
  { points, promises }: Along,
  { pairId, meetingId, after }: Arrival,
  { ids, now }: { readonly ids: Pick<Ids, "from">; readonly now: Millis },
): Along {
  const there = (old: string) => ids.from(`handover:${id}:${old}`);
  const positions = positionsAfter(after, points.length);
  const promised = new Set<string>(promises.map((task) => task.id));
  const listed = new Set<string>(points.map((point) => point.id));
  return {
    points: points.toSorted(byPosition).map((point, index) => ({
      ...point,
      id: there(point.id) as AgendaItemId,
      pairId,
      meetingId,
      authorId: personId,
      position: positions[index] ?? "",
      carried: 0,
      taskId: point.taskId && promised.has(point.taskId) ? (there(point.taskId) as TaskId) : null,
      touched: null,
      createdAt: now,
    })),
    promises: promises.map((task) => ({
      ...task,
      id: there(task.id) as TaskId,
      pairId,
      authorId: personId,
      assigneeId: nowOf(task.assigneeId, fromId, toId),
      meetingId: null,
      agendaItemId:
        task.agendaItemId && listed.has(task.agendaItemId)
          ? (there(task.agendaItemId) as AgendaItemId)
          : null,
      renewedAt: null,
      createdAt: now,
    })),
  };
}

const nowOf = (assignee: PersonId, from: PersonId, to: PersonId): PersonId =>
  assignee === from ? to : assignee;
