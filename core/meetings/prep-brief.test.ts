import { expect, test } from "vitest";
import type { MeetingId, PersonId } from "../kernel/ids.ts";
import type { Day } from "../kernel/time.ts";
import { promiseLedger } from "../tasks/promise-ledger.ts";
import { prepBrief } from "./prep-brief.ts";
import { at, pointOf, taskOf } from "./testing.ts";

const me = "me" as PersonId;
const met = ["2026-11-05", "2026-11-12", "2026-11-19"].map((one) => at(`${one}T09:00:00Z`));

test("the brief says what changed since the pair met, decisions first, each with its source", () => {
  const ledger = promiseLedger(
    [
      taskOf("stuck", { due: "2026-11-10" }),
      taskOf("late", { due: "2026-11-20", createdAt: at("2026-11-19T10:00:00Z") }),
      taskOf("soon", {
        due: "2026-11-27",
        createdAt: at("2026-11-19T10:00:00Z"),
        assigneeId: "ana",
      }),
      taskOf("far", { due: "2027-01-01", createdAt: at("2026-11-19T10:00:00Z") }),
      taskOf("kept", { state: "done", doneAt: at("2026-11-20T10:00:00Z") }),
    ],
    me,
    met,
  );
  const agenda = [
    pointOf("mine"),
    pointOf("hers", { authorId: "ana", createdAt: at("2026-11-20T10:00:00Z") }),
    pointOf("again", { carried: 2, createdAt: at("2026-11-04T10:00:00Z") }),
    pointOf("lying", { carried: 5, createdAt: at("2026-10-10T10:00:00Z") }),
    pointOf("talked", { carried: 5, state: "done" }),
  ];
  const brief = prepBrief({
    now: at("2026-11-25T09:00:00Z"),
    today: "2026-11-25" as Day,
    ledger,
    agenda,
    meId: me,
    lastHeldAt: at("2026-11-19T09:30:00Z"),
    lastMeeting: { id: "m0" as MeetingId, day: "2026-11-19" as Day },
  });
  expect(brief.map(({ fact, source, count }) => [fact, source.id, count])).toEqual([
    ["last-met", "m0", 6],
    ["must-choose", "stuck", 3],
    ["slipped", "late", 5],
    ["due-soon", "soon", 2],
    ["done-since", "kept", null],
    ["added-by-other", "hers", null],
    ["topic-untouched", "lying", 6],
    ["carried-often", "again", 2],
  ]);
});

test("before the first meeting there is nothing to say", () => {
  expect(
    prepBrief({
      now: at("2026-11-03T09:00:00Z"),
      today: "2026-11-03" as Day,
      ledger: [],
      agenda: [pointOf("a")],
      meId: me,
      lastHeldAt: undefined,
      lastMeeting: undefined,
    }),
  ).toEqual([]);
});
