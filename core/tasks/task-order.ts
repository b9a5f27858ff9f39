import { z } from "zod";

/** What tasks are sorted by. Whatever it is, tasks that are equal in it come by due day, priority and age. */
export const TaskOrder = z.enum(["due", "priority", "newest", "oldest", "person"]);
export type TaskOrder = z.infer<typeof TaskOrder>;

/** How each list of open tasks is sorted; what is done is always sorted by when. */
export const TaskOrders = z.strictObject({ mine: TaskOrder, waiting: TaskOrder, due: TaskOrder });
export type TaskOrders = z.infer<typeof TaskOrders>;

/** Unless one wants it otherwise. These are walked from an index; the others are sorted when they are asked for. */
export const usualOrders: TaskOrders = { mine: "due", waiting: "person", due: "due" };
