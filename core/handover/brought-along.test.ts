import { expect, test } from "vitest";
import type { AgendaItem } from "../agenda/agenda-item.ts";
import type { HandoverId, MeetingId, PairId, PersonId } from "../kernel/ids.ts";
import { countingIds } from "../kernel/ids.ts";
import type { Millis } from "../kernel/time.ts";
import type { Task } from "../tasks/task.ts";
import { broughtAlong, offered } from "./brought-along.ts";

const point = (id: string, changes: Partial<AgendaItem> = {}) =>
  ({
    id,
    pairId: "old",
    meetingId: "m",
    authorId: "mia",
    text: id,
    sharing: "shared",
    position: id,
    state: "open",
    carried: 3,
    taskId: null,
    touched: null,
    archivedAt: null,
    createdAt: 1,
    ...changes,
  }) as AgendaItem;
const promise = (id: string, changes: Partial<Task> = {}) =>
  ({
    id,
    title: id,
    authorId: "mia",
    assigneeId: "ana",
    pairId: "old",
    meetingId: "m",
    agendaItemId: null,
    state: "open",
    renewedAt: 1,
    archivedAt: null,
    ...changes,
  }) as Task;

test("only what both can read and is open is offered, whatever ids are named", () => {
  const all = {
    points: [
      point("shown"),
      point("private", { sharing: "private" }),
      point("later", { sharing: "at-start" }),
      point("talked", { state: "done" }),
      point("gone", { archivedAt: 5 as Millis }),
    ],
    promises: [
      promise("owed"),
      promise("own", { pairId: null }),
      promise("kept", { state: "done" }),
    ],
  };
  const ids = ({ points, promises }: ReturnType<typeof offered>) =>
    [...points, ...promises].map(({ id }) => id);
  expect(ids(offered(all))).toEqual(["shown", "owed"]);
  expect(ids(offered(all, ["private", "later", "own", "owed"]))).toEqual(["owed"]);
});

const handover = {
  id: "h" as HandoverId,
  fromId: "mia" as PersonId,
  toId: "cara" as PersonId,
  personId: "ana" as PersonId,
};
const arrival = { pairId: "new" as PairId, meetingId: "n" as MeetingId, after: null };

test("the person brings everything: the old manager's promises are the new one's, in the same order, under the same ids on each device", () => {
  const along = {
    points: [point("b"), point("a", { taskId: "owed" as never })],
    promises: [promise("hers"), promise("owed", { assigneeId: "mia" as PersonId })],
  };
  const bring = () =>
    broughtAlong(handover, along, arrival, { ids: countingIds("id"), now: 9 as Millis });
  const { points, promises } = bring();
  expect(points.map((one) => [one.id, one.text, one.authorId, one.carried, one.taskId])).toEqual([
    ["id-handover-h-a", "a", "ana", 0, "id-handover-h-owed"],
    ["id-handover-h-b", "b", "ana", 0, null],
  ]);
  expect((points[0]?.position ?? "") < (points[1]?.position ?? "")).toBe(true);
  expect(promises.map((one) => [one.id, one.assigneeId, one.authorId, one.pairId])).toEqual([
    ["id-handover-h-hers", "ana", "ana", "new"],
    ["id-handover-h-owed", "cara", "ana", "new"],
  ]);
  expect(bring().points.map(({ id }) => id)).toEqual(points.map(({ id }) => id));
});
