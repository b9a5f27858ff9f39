import { addDays, dayAt, instantOf } from "#core/kernel/calendar-day.ts";
import type { InboxItemId, PersonId, ReminderId, TaskId } from "#core/kernel/ids.ts";
import type { Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";
import { type Person, usualHours } from "#core/people/person.ts";
import type { Task } from "#core/tasks/task.ts";
import { scopes } from "../../../db/identity.ts";
import { added, type Op } from "../../../db/ops.ts";
import { fromPerson } from "../../../db/rows/person.ts";
import { fromReminder } from "../../../db/rows/reminder.ts";
import { fromTask } from "../../../db/rows/task.ts";
import type { Entry, Sample, SampleInput } from "./types.ts";
import { history } from "./history.ts";
import { type Key, myManager, people } from "./organisation.ts";
import { type LooseTask, looseTasks } from "./loose-tasks.ts";
import { stories } from "./stories.ts";
import { inbox, say } from "./words.ts";

const DAY_MS = 86_400_000;
const BEGINNING_DAYS = 152;

/** Five months of a believable organisation, oldest first: the same for the same ids, clock and language. */
export function sampleEntries(input: SampleInput): readonly Entry[] {
  const byKey = new Map<Key, PersonId>(
    people.map(({ key }) => [key, input.ids.next() as PersonId]),
  );
  const person = (key: Key | "me") =>
    key === "me" ? input.identity.me : (byKey.get(key) ?? input.identity.me);
  const sample: Sample = {
    ...input,
    zone: input.me.zone,
    today: dayAt(input.now, input.me.zone),
    person,
  };
  return [
    organisation(sample),
    ...stories.flatMap((story, index) => history(sample, story, index)),
    ...looseTasks.map((task) => looseTask(sample, task)),
    inboxEntry(sample),
  ].toSorted((a, b) => a.at - b.at);
}

function organisation(sample: Sample): Entry {
  const at = (sample.now - BEGINNING_DAYS * DAY_MS) as Millis;
  const org = scopes.org(sample.identity);
  const ops = people.map(({ key, name, position, email, zone, manager, hours }) => {
    const one: Person = {
      id: sample.person(key),
      name,
      email,
      position: say(sample.language, position),
      managerId: manager === null ? null : sample.person(manager),
      zone: zone as Zone,
      workingHours: hours ?? usualHours,
      photo: null,
      isMe: false,
      archivedAt: null,
      createdAt: at,
    };
    return added("person", one.id, org, fromPerson(one));
  });
  const position =
    sample.language === "de" ? "Leitung Plattformteam" : "Engineering Manager, Platform";
  return {
    at,
    label: "person.add",
    ops: [
      ...ops,
      {
        do: "set",
        table: "person",
        id: sample.identity.me,
        set: { manager_id: sample.person(myManager), position, email: "robin@example.org" },
      },
    ],
  };
}

function looseTask(sample: Sample, from: LooseTask): Entry {
  const { identity, ids, language, today, zone } = sample;
  const at = (sample.now - from.agoDays * DAY_MS) as Millis;
  const doneAt = from.isDone ? ((at + 2 * DAY_MS) as Millis) : null;
  const task: Task = {
    id: ids.next() as TaskId,
    title: say(language, from.title),
    details: from.details ? say(language, from.details) : null,
    authorId: identity.me,
    assigneeId: sample.person(from.for),
    pairId: null,
    meetingId: null,
    agendaItemId: null,
    due: from.dueIn === null ? null : addDays(today, from.dueIn),
    dueAt: (from.dueAt ?? null) as TimeOfDay | null,
    priority: from.priority ?? 0,
    labels: [...(from.labels ?? [])],
    repeat: from.repeat ?? null,
    state: from.isDone ? "done" : "open",
    doneAt,
    renewedAt: null,
    archivedAt: null,
    createdAt: at,
  };
  const ops: Op[] = [added("task", task.id, scopes.self(identity), fromTask(task))];
  if (from.priority === 2 && task.due !== null && task.due > addDays(today, 1)) {
    const remindAt = instantOf(addDays(task.due, -1), "09:00" as TimeOfDay, zone);
    const id = ids.next() as ReminderId;
    ops.push(
      added(
        "reminder",
        id,
        scopes.self(identity),
        fromReminder({
          id,
          subject: { type: "task", id: task.id },
          time: { kind: "at", at: remindAt },
          forId: null,
          authorId: identity.me,
          state: "scheduled",
          archivedAt: null,
          createdAt: at,
        }),
      ),
    );
  }
  return { at, label: "task.add", ops };
}

function inboxEntry({ identity, ids, language, now }: Sample): Entry {
  return {
    at: (now - 3 * 3_600_000) as Millis,
    label: "inbox.add",
    ops: inbox.map((text) =>
      added("inbox_item", ids.next() as InboxItemId, scopes.self(identity), {
        text: say(language, text),
      }),
    ),
  };
}
