import { describe, expect, test } from "vitest";
import type { Millis, Zone } from "../kernel/time.ts";
import { LONGEST_READ, parseQuickLine } from "./parse-quick-line.ts";
import { wednesday } from "./testing.ts";

describe("whatever is pasted", () => {
  test("an instant at the edge of time is no reason to fail", () => {
    const line = "@ana fri 9 every day at 9 in 2 hours *remind in 5 minutes *remind thu";
    for (const now of [-8.64e15, -6.3e13, 2.3e14, 8.64e15] as Millis[]) {
      for (const zone of ["Europe/Berlin", "Pacific/Apia", "America/New_York", "UTC"] as Zone[]) {
        const { chips } = parseQuickLine(line, { ...wednesday, now, zone });
        expect(chips.map(({ kind }) => kind)).toEqual(["person"]);
      }
    }
  });

  test("a line over 2,000 characters is kept as it is, and at once", () => {
    const line = "deck fri 9 @ana ".repeat(700_000);
    const before = performance.now();
    expect(parseQuickLine(line, wednesday)).toEqual({ text: line, chips: [] });
    expect(performance.now() - before).toBeLessThan(50);
    expect(parseQuickLine("x".repeat(LONGEST_READ - 6) + " fri 9", wednesday).chips).toHaveLength(
      1,
    );
  });

  test("no line of 2,000 characters takes long", () => {
    const bits =
      `1 |1.|1/|12/24 |march 3 |3. März |1 day |in 3 days |“ |" |@a |fri 9 |every mon, |9:30 | |march , |1-1-|!|a!!!!! |*remind |end of |by by |at at `.split(
        "|",
      );
    for (const bit of bits) {
      for (const language of ["en", "de"] as const) {
        const line = bit.repeat(LONGEST_READ).slice(0, LONGEST_READ);
        const before = performance.now();
        parseQuickLine(line, { ...wednesday, language });
        // Ten times what the slowest takes, for a busy machine.
        expect(performance.now() - before, `${language} ${JSON.stringify(bit)}`).toBeLessThan(600);
      }
    }
  });
});
