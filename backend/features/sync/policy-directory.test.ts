import { afterAll, beforeAll, expect, test } from "vitest";
import {
  aServer,
  columns,
  delRow,
  member,
  newRow,
  sealed,
  setRow,
  type TestServer,
} from "./testing.ts";
import { type Case, scene, self } from "./testing/policy-scene.ts";

let to: TestServer;
beforeAll(async () => {
  to = await aServer();
}, 60_000);
afterAll(() => to.fresh[Symbol.asyncDispose]());

const cases: readonly Case[] = [
  // org:
  [
    "a person changes their own entry",
    "ben",
    ({ ben, directory }) => [setRow("person", ben, directory, null, { position: "Lead" })],
    "applied",
  ],
  [
    "so does who leads them",
    "ben",
    ({ directory }) => [setRow("person", "led", directory, null, { position: "Lead" })],
    "applied",
  ],
  [
    "so does who entered them",
    "ben",
    ({ directory }) => [setRow("person", "guest", directory, null, { name: "G." })],
    "applied",
  ],
  [
    "so does who runs the organisation",
    "ana",
    ({ directory }) => [setRow("person", "guest", directory, null, { name: "G." })],
    "applied",
  ],
  [
    "nobody else does",
    "cem",
    ({ ben, directory }) => [setRow("person", ben, directory, null, { name: "B." })],
    "forbidden person",
  ],
  [
    "nobody makes themselves somebody's manager",
    "cem",
    ({ cem, ben, directory }) => [setRow("person", ben, directory, null, { manager_id: cem })],
    "forbidden person",
  ],
  [
    "nobody changes an entry by making it again",
    "cem",
    ({ ben, directory }) => [newRow("person", ben, directory, columns.person("Other"))],
    "forbidden person",
  ],
  [
    "making it again as it is harms nobody",
    "cem",
    ({ ana, ben, directory }) => [
      newRow("person", ben, directory, columns.person("Ben", { manager_id: ana })),
    ],
    "applied",
  ],
  [
    "nobody leads who leads them",
    "ana",
    ({ ana, ben, directory }) => [setRow("person", ana, directory, null, { manager_id: ben })],
    "bad-op manager ring",
  ],
  [
    "nor over two others, made in one go",
    "ana",
    ({ ana, ben, cem, directory }) => [
      setRow("person", cem, directory, null, { manager_id: ben }),
      setRow("person", ana, directory, null, { manager_id: cem }),
    ],
    "bad-op manager ring",
  ],
  [
    "nor themselves",
    "ben",
    ({ ben, directory }) => [setRow("person", ben, directory, null, { manager_id: ben })],
    "bad-op manager ring",
  ],
  [
    "a chain is no ring",
    "ana",
    ({ ben, cem, directory }) => [setRow("person", cem, directory, null, { manager_id: ben })],
    "applied",
  ],
  [
    "a person is not deleted",
    "ana",
    ({ directory }) => [delRow("person", "guest", directory)],
    "forbidden a person is archived, not deleted",
  ],
  [
    "nobody takes a person out of the directory",
    "ana",
    ({ ana, directory }) => [
      setRow("person", "guest", directory, null, sealed(columns.person("x")), self(ana)),
    ],
    "forbidden the directory keeps its people",
  ],
  [
    "templates are every member's",
    "cem",
    ({ directory }) => [newRow("template", "x", directory, columns.template())],
    "applied",
  ],
  [
    "and nobody else's",
    "eve",
    ({ directory }) => [newRow("template", "x", directory, columns.template())],
    "forbidden scope",
  ],
  [
    "a person says when they are busy",
    "ben",
    ({ ben, directory }) => [newRow("free_busy", "fb-ben", directory, columns.freeBusy(ben))],
    "applied",
  ],
  [
    "and changes it",
    "ben",
    ({ ben, directory }) => [
      newRow("free_busy", "fb-ben", directory, columns.freeBusy(ben)),
      setRow("free_busy", "fb-ben", directory, null, { busy: "[[0,60000]]" }),
    ],
    "applied",
  ],
  [
    "nobody says it of somebody else, whoever they are",
    "ana",
    ({ ben, directory }) => [newRow("free_busy", "fb-ben", directory, columns.freeBusy(ben))],
    "forbidden person_id",
  ],
  [
    "busy is times and nothing else",
    "ben",
    ({ ben, directory }) => [
      newRow("free_busy", "fb-ben", directory, {
        ...columns.freeBusy(ben),
        busy: '[[0,60000,"Dentist"]]',
      }),
    ],
    "bad-op busy",
  ],
  [
    "a table lives where it may",
    "ana",
    ({ pair }) => [newRow("template", "x", pair, columns.template())],
    "bad-op no template lives in pair",
  ],
  [
    "a column is known",
    "ana",
    ({ directory }) => [newRow("template", "x", directory, { ...columns.template(), more: 1 })],
    "bad-op columns",
  ],
  [
    "text has no zero characters",
    "ana",
    ({ directory }) => [newRow("template", "x", directory, columns.template("a\0b"))],
    "bad-op text",
  ],
  [
    "text is whole",
    "ana",
    ({ directory }) => [newRow("template", "x", directory, columns.template("\ud800"))],
    "bad-op text",
  ],
  [
    "bytes come with note updates only",
    "ana",
    ({ directory }) => [newRow("template", "x", directory, columns.template(), "AAAA")],
    "bad-op bytes",
  ],
];

test.each(cases)("%s (%s)", async (_, who, ops, expected) => {
  const { all, devices } = await scene(to);
  expect(await devices[who].tries(ops(all))).toBe(expected);
});

test("a role that was taken away counts from the next request on", async () => {
  const { all, devices } = await scene(to);
  const rename = [setRow("person", "guest", all.directory, null, { name: "G." })];
  await member(to, all.org, all.cem, "admin");
  expect(await devices.cem.tries(rename)).toBe("applied");
  await member(to, all.org, all.cem, "member");
  expect(
    await devices.cem.tries([setRow("person", "guest", all.directory, null, { name: "H." })]),
  ).toBe("forbidden person");
});
