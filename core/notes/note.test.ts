import { expect, test } from "vitest";
import { noteName } from "./note.ts";

test("a meeting's shared note is one for both, a private one is its writer's own", () => {
  expect(noteName("meeting-shared", "m1", "mia")).toBe(noteName("meeting-shared", "m1", "ana"));
  expect(noteName("meeting-private", "m1", "mia")).not.toBe(
    noteName("meeting-private", "m1", "ana"),
  );
  expect(noteName("person-private", "ben", "mia")).not.toBe(
    noteName("person-private", "ben", "ana"),
  );
});
