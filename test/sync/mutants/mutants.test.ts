import { expect, test } from "vitest";
import { mutants } from "./list.ts";
import { runMutant } from "./run-mutant.ts";

test.each(mutants)("the simulator finds it when $name", (mutant) => {
  expect(runMutant(mutant)).toMatch(/^seed /);
});
