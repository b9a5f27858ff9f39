import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { LiveDown, LiveUp } from "./live.ts";
import { Hello, PROTOCOL, Refused } from "./protocol.ts";
import { Pull, Pulled } from "./pull.ts";
import { Push, Pushed } from "./push.ts";
import { tables } from "./tables.ts";

test("the shape of the messages is the one this version number stands for", () => {
  const shapes = [Hello, Refused, Push, Pushed, Pull, Pulled, LiveUp, LiveDown];
  const columns = Object.entries(tables).map(([name, rules]) => [
    name,
    z.toJSONSchema(rules.columns, { unrepresentable: "any" }),
    rules.scopes,
    rules.fixed,
  ]);
  const shape = JSON.stringify([shapes.map((s) => z.toJSONSchema(s)), columns]);
  const print = createHash("sha256").update(shape).digest("hex").slice(0, 8);
  expect([PROTOCOL, print]).toMatchInlineSnapshot(`
    [
      1,
      "4711a881",
    ]
  `);
});
