import fc from "fast-check";
import { expect, test } from "vitest";
import { readVisit, tellVisit } from "./visit.ts";

test("whatever the arguments say, they are told in ASCII and read as they were", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), fc.nat(), (args, pid) => {
      const told = tellVisit({ args, pid });
      expect(told.visit).toMatch(/^[ -~]*$/);
      expect(readVisit(told, ["other"])).toEqual({ args, pid });
    }),
  );
});

test("what cannot be read leaves the arguments that came by themselves, and nobody to answer", () => {
  for (const told of [undefined, null, 7, {}, { visit: 7 }, { visit: "%" }, { visit: "{}" }])
    expect(readVisit(told, ["app"])).toEqual({ args: ["app"], pid: 0 });
});
