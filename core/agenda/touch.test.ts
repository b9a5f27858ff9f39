import { expect, test } from "vitest";
import type { PersonId } from "../kernel/ids.ts";
import type { Millis } from "../kernel/time.ts";
import { pointOf } from "../meetings/testing.ts";
import { touchedBy } from "./touch.ts";

const by = (person: string, at: number) => ({ by: person as PersonId, at: at as Millis });
const mias = pointOf("a0", { authorId: "mia" as PersonId, touched: null });

test("a point only its author touches says nothing of it", () => {
  expect(touchedBy(mias, by("mia", 1)).touched).toBeNull();
});

test("from the other's first touch on, the last one is known, the author's too", () => {
  const anas = touchedBy(mias, by("ana", 1));
  expect(anas.touched).toEqual(by("ana", 1));
  expect(touchedBy(anas, by("mia", 2)).touched).toEqual(by("mia", 2));
});
