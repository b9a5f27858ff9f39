import { describe, expect, test } from "vitest";
import { asSentence, at, read, type Row } from "./testing.ts";

// Every line is typed on Wednesday 7 October 2026 at 10:00 in Berlin.
const understood = (group: string, table: readonly Row[]) =>
  describe(`${group}`, () => {
    test.each(table.map(asSentence))("%s", (_, line, expected) => {
      expect(read(line)).toEqual(expected);
    });
  });

understood("a whole line", [
  [
    "@ana deck fri 9 !high #q3 *remind thu",
    "deck",
    "for ana",
    "2026-10-09 09:00",
    "priority 3",
    "#Q3",
    "remind 2026-10-08 09:00",
  ],
  [
    "tell @ben about the offer by friday !2",
    "tell about the offer",
    "for ben",
    "2026-10-09",
    "priority 2",
  ],
  ["@ana, @ben: hiring plan !private", "hiring plan", "for ana", "for ben", "private"],
  ["just a thought", "just a thought"],
  ["", ""],
  ["   spaces \t are   folded  ", "spaces are folded"],
]);

understood("a weekday", [
  ["deck fri 9", "deck", "2026-10-09 09:00"],
  ["deck fri 9am", "deck", "2026-10-09 09:00"],
  ["deck fri 9:30", "deck", "2026-10-09 09:30"],
  ["deck fri at 14", "deck", "2026-10-09 14:00"],
  ["deck fri 3", "deck", "2026-10-09 15:00"],
  ["deck fri 03:00", "deck", "2026-10-09 03:00"],
  ["deck fri 12am", "deck", "2026-10-09 00:00"],
  ["deck friday noon", "deck", "2026-10-09 12:00"],
  ["deck friday at 3 o'clock", "deck", "2026-10-09 15:00"],
  ["deck friday at 6 in the morning", "deck", "2026-10-09 06:00"],
  ["deck friday evening at 7", "deck", "2026-10-09 19:00"],
  ["deck Fri. 9", "deck", "2026-10-09 09:00"],
  ["deck on monday", "deck", "2026-10-12"],
  ["deck due monday", "deck", "2026-10-12"],
  ["deck until tuesday", "deck", "2026-10-13"],
  ["deck for thursday", "deck", "2026-10-08"],
  ["deck wed", "deck", "2026-10-14"],
  ["deck wed 9", "deck", "2026-10-14 09:00"],
  ["deck wed 11", "deck", "2026-10-07 11:00"],
  ["deck this wednesday", "deck", "2026-10-07"],
  ["deck next wednesday", "deck", "2026-10-14"],
  ["deck next monday", "deck", "2026-10-12"],
  ["deck next friday", "deck", "2026-10-16"],
  ["deck coming friday", "deck", "2026-10-09"],
  ["deck friday next week", "deck", "2026-10-16"],
  ["deck next week friday at 10", "deck", "2026-10-16 10:00"],
  ["deck by sat", "deck", "2026-10-10"],
  ["deck Sat", "deck", "2026-10-10"],
  ["deck sun 10:00", "deck", "2026-10-11 10:00"],
  ["at 9 on friday call the bank", "call the bank", "2026-10-09 09:00"],
  ["9:30 friday call the bank", "call the bank", "2026-10-09 09:30"],
  ["can we ship friday?", "can we ship?", "2026-10-09"],
  ["on friday, call the bank", "call the bank", "2026-10-09"],
  ["due: friday deck", "deck", "2026-10-09"],
  ["deck fri @ana", "deck", "2026-10-09", "for ana"],
  ["deck fri #", "deck #", "2026-10-09"],
]);

understood("a day from now", [
  ["deck today", "deck", "2026-10-07"],
  ["deck tomorrow", "deck", "2026-10-08"],
  ["tomorrow call the bank", "call the bank", "2026-10-08"],
  ["deck tomorrow at 9", "deck", "2026-10-08 09:00"],
  ["deck tomorrow morning", "deck", "2026-10-08 09:00"],
  ["deck tomorrow afternoon", "deck", "2026-10-08 15:00"],
  ["deck the day after tomorrow", "deck the day after tomorrow"],
  ["deck day after tomorrow", "deck", "2026-10-09"],
  ["deck tonight", "deck", "2026-10-07 18:00"],
  ["deck this afternoon", "deck", "2026-10-07 15:00"],
  ["deck in 3 days", "deck", "2026-10-10"],
  ["deck in two weeks", "deck", "2026-10-21"],
  ["deck in a month", "deck", "2026-11-07"],
  ["deck in 2 hours", "deck", "2026-10-07 12:00"],
  ["deck in 2h", "deck", "2026-10-07 12:00"],
  ["deck next week", "deck", "2026-10-12"],
  ["deck by next month", "deck", "2026-11-01"],
  ["deck eod", "deck", "2026-10-07"],
  ["deck by eod friday", "deck", "2026-10-09"],
  ["deck friday eod", "deck", "2026-10-09"],
  ["deck eow", "deck", "2026-10-09"],
  ["deck by end of next week", "deck", "2026-10-16"],
  ["deck end of month", "deck", "2026-10-31"],
  ["deck by the end of the quarter", "deck", "2026-12-31"],
  ["deck at the end of the year", "deck", "2026-12-31"],
  ["deck end of march", "deck", "2027-03-31"],
  ["deck by end of february 2028", "deck", "2028-02-29"],
]);

understood("a date", [
  ["deck on 3 march", "deck", "2027-03-03"],
  ["deck march 3", "deck", "2027-03-03"],
  ["deck 3rd of march", "deck", "2027-03-03"],
  ["deck 24th december at 4pm", "deck", "2026-12-24 16:00"],
  ["deck 3 march 17", "deck", "2027-03-03 17:00"],
  ["deck 3 march 2027 9:30", "deck", "2027-03-03 09:30"],
  ["deck fri 9 oct", "deck", "2026-10-09"],
  ["deck fri, 9 oct 3pm", "deck", "2026-10-09 15:00"],
  ["deck mon 9 oct", "deck mon 9 oct"],
  ["deck 7 oct", "deck", "2026-10-07"],
  ["deck 6 oct", "deck", "2027-10-06"],
  ["deck 29 feb", "deck", "2028-02-29"],
  ["deck 31 june", "deck 31 june"],
  ["deck 12/24", "deck", "2026-12-24"],
  ["deck on 3/4", "deck", "2027-03-04"],
  ["deck 12/24/2026", "deck", "2026-12-24"],
  ["deck 24/12/2026", "deck", "2026-12-24"],
  ["deck 2026-12-01", "deck", "2026-12-01"],
  ["2026-12-01 15:00 deck", "deck", "2026-12-01 15:00"],
  ["deck 2025-12-01", "deck 2025-12-01"],
  ["deck on 3 march 2020", "deck on 3 march 2020"],
  ["deck on the 3rd", "deck", "2026-11-03"],
  ["deck by the 15th", "deck", "2026-10-15"],
]);

understood("a time alone", [
  ["call at 3pm", "call", "2026-10-07 15:00"],
  ["call at 3pm with the bank", "call with the bank", "2026-10-07 15:00"],
  ["call 17:30", "call", "2026-10-07 17:30"],
  ["call by 9:30", "call", "2026-10-08 09:30"],
  ["call at 9:00 UTC", "call at 9:00 UTC"],
  ["call fri 9am ET", "call fri 9am ET"],
]);

understood("a rhythm", [
  ["notes every friday", "notes", "every 1 week on 5 from 2026-10-09"],
  ["notes every friday at 9", "notes", "every 1 week on 5 from 2026-10-09 09:00"],
  ["every friday send notes", "send notes", "every 1 week on 5 from 2026-10-09"],
  ["notes every wed", "notes", "every 1 week on 3 from 2026-10-14"],
  ["notes every wed 11", "notes", "every 1 week on 3 from 2026-10-07 11:00"],
  ["notes every mon, wed and fri", "notes", "every 1 week on 1+3+5 from 2026-10-09"],
  ["notes every other friday", "notes", "every 2 week on 5 from 2026-10-09"],
  ["notes every 2 weeks", "notes", "every 2 week from 2026-10-07"],
  ["notes every 2 weeks on friday", "notes", "every 2 week on 5 from 2026-10-09"],
  ["notes every day", "notes", "every 1 day from 2026-10-07"],
  ["notes every weekday 9:00", "notes", "every 1 week on 1+2+3+4+5 from 2026-10-08 09:00"],
  ["notes daily", "notes", "every 1 day from 2026-10-07"],
  ["notes weekly on friday", "notes", "every 1 week on 5 from 2026-10-09"],
  ["notes monthly", "notes", "every 1 month on 7 from 2026-10-07"],
  ["notes every month on the 3rd", "notes", "every 1 month on 3 from 2026-11-03"],
  ["notes every 31st of the month", "notes", "every 1 month on 31 from 2026-10-31"],
  ["notes monthly on the last day", "notes", "every 1 month on 31 from 2026-10-31"],
  ["notes quarterly", "notes", "every 3 month on 7 from 2026-10-07"],
  ["notes every year on 3 march", "notes", "every 1 year on 3 from 2027-03-03", "2027-03-03"],
  ["notes every 2 weeks, fri 9", "notes", "every 2 week from 2026-10-09 09:00", "2026-10-09 09:00"],
  ["notes every 3 days after done", "notes", "every 3 day after done from 2026-10-07"],
  ["notes monthly after completion", "notes", "every 1 month after done from 2026-10-07"],
]);

understood("a reminder", [
  ["deck *remind thu", "deck", "remind 2026-10-08 09:00"],
  ["deck *remind on thu 14:00", "deck", "remind 2026-10-08 14:00"],
  ["deck *remind tomorrow at 8", "deck", "remind 2026-10-08 08:00"],
  ["deck *remind 3 march", "deck", "remind 2027-03-03 09:00"],
  ["deck *remind in 30 minutes", "deck", "remind 2026-10-07 10:30"],
  ["deck *remind 17:30", "deck", "remind 2026-10-07 17:30"],
  ["deck *remind eod", "deck", "remind 2026-10-07 17:00"],
  ["deck fri *remind 1 day before", "deck", "2026-10-09", "remind 1440 min before"],
  ["*remind 1 day before fri 9 deck", "*remind 1 day before fri 9 deck"],
  ["deck *remind 1 day before fri 9", "deck", "remind 1440 min before", "2026-10-09 09:00"],
  ["deck fri 9 *remind 2h before", "deck", "2026-10-09 09:00", "remind 120 min before"],
  [
    "deck every friday *remind an hour before",
    "deck",
    "every 1 week on 5 from 2026-10-09",
    "remind 60 min before",
  ],
  ["deck *remind 1 day before", "deck *remind 1 day before"],
  ["deck tomorrow *remind 2 days before", "deck *remind 2 days before", "2026-10-08"],
  ["deck *remind next", "deck", "remind next meeting"],
  ["deck *remind at next 1:1", "deck", "remind next meeting"],
  ["deck *remind at the next meeting", "deck", "remind next meeting"],
  ["deck *remind next monday", "deck", "remind 2026-10-12 09:00"],
  ["deck *remind today 8:00", "deck *remind today 8:00"],
  ["deck *remind today", "deck *remind today"],
  ["deck *remind ana fri", "deck *remind ana fri"],
  ["deck *remind", "deck *remind"],
  [
    "deck fri *remind thu *remind in 2 hours",
    "deck",
    "2026-10-09",
    "remind 2026-10-08 09:00",
    "remind 2026-10-07 12:00",
  ],
  ["deck *erinnern Do", "deck", "remind 2026-10-08 09:00"],
]);

describe("several dates on one line", () => {
  test.each([
    ["monday to friday"],
    ["call friday or monday"],
    ["today and tomorrow"],
    ["by friday or monday"],
    ["fri 9:00 - 11:00"],
    ["daily until friday"],
  ])("“%s” is a span or a choice, so it stays text", (line) => {
    expect(read(line)).toEqual([line]);
  });

  test("the last one counts", () => {
    expect(read("@ana fri @ben mon")).toEqual(["fri", "for ana", "for ben", "2026-10-12"]);
  });

  test("one that is said to be the deadline counts before any other", () => {
    expect(read("by friday send the plan for next week")).toEqual([
      "send the plan for next week",
      "2026-10-09",
    ]);
  });
});

describe("numeric dates", () => {
  test("a caller who knows the order can say so", () => {
    expect(read("deck on 3/4", { numericDates: "day-first" })).toEqual(["deck", "2027-04-03"]);
  });

  test("a share, a support promise and a version are not dates", () => {
    for (const line of ["done 3/4", "support 24/7", "upgrade to 10.3.2", "part 1/2", "rated 4/5"])
      expect(read(line)).toEqual([line]);
  });
});

describe("late in the day, the week or the year", () => {
  test("a time that has passed today is tomorrow's", () => {
    expect(read("call at 9am", { now: at("2026-12-31T23:59") })).toEqual([
      "call",
      "2027-01-01 09:00",
    ]);
  });

  test("today with a time that has passed is no due date", () => {
    expect(read("call today at 9am")).toEqual(["call today at 9am"]);
  });

  test("the end of the week, said on a Saturday, is the next Friday", () => {
    expect(read("deck eow", { now: at("2026-10-10T12:00") })).toEqual(["deck", "2026-10-16"]);
  });

  test("next monday, said on a Sunday, is tomorrow", () => {
    expect(read("deck next monday", { now: at("2026-10-11T12:00") })).toEqual([
      "deck",
      "2026-10-12",
    ]);
  });

  test("the writer's zone decides what today is", () => {
    const now = at("2026-10-07T23:30", "America/New_York");
    expect(read("deck tomorrow", { now, zone: "America/New_York" as never })).toEqual([
      "deck",
      "2026-10-08",
    ]);
    expect(read("deck tomorrow", { now })).toEqual(["deck", "2026-10-09"]);
  });
});
