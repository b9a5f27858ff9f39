import fc from "fast-check";
import { expect, test } from "vitest";
import type { PersonId } from "../kernel/ids.ts";
import { type Branch, loopThrough, organisationChart } from "./reporting-line.ts";

const at = (id: string, managerId: string | null = null) => ({
  id: id as PersonId,
  managerId: managerId as PersonId | null,
});
const shape = (branches: readonly Branch<ReturnType<typeof at>>[]): unknown =>
  branches.map(({ person, reports }) =>
    reports.length === 0 ? person.id : { [person.id]: shape(reports) },
  );

test("those without a manager stand on top, each with their reports", () => {
  expect(
    shape(
      organisationChart([
        at("ana", "mia"),
        at("mia", "helena"),
        at("ben", "mia"),
        at("helena"),
        at("yael"),
      ]),
    ),
  ).toEqual([{ helena: [{ mia: ["ana", "ben"] }] }, "yael"]);
});

test("whose manager is not here any more stands on top", () => {
  expect(shape(organisationChart([at("ana", "gone")]))).toEqual(["ana"]);
});

test("a manager who reports to their own report, however far below, is a circle", () => {
  const line = [at("a"), at("b", "a"), at("c", "b")];
  expect(loopThrough(line, "a" as PersonId, "c" as PersonId)).toBe("c");
  expect(loopThrough(line, "a" as PersonId, "a" as PersonId)).toBe("a");
  expect(loopThrough(line, "c" as PersonId, "a" as PersonId)).toBeUndefined();
});

test("everyone stands in the chart exactly once, whatever circles arrived", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.constantFrom(...ids)), { minLength: 6, maxLength: 6 }),
      (managers) => {
        const everyone = ids.map((id, index) => at(id, managers[index] ?? null));
        const seen: string[] = [];
        const walk = (branches: readonly Branch<ReturnType<typeof at>>[]): void =>
          branches.forEach(({ person, reports }) => (seen.push(person.id), walk(reports)));
        walk(organisationChart(everyone));
        expect(seen.toSorted()).toEqual(ids);
      },
    ),
  );
});
