import { expect, test } from "vitest";
import { namedUuid } from "./named-uuid.ts";

test("a name has one id, today's and for good: what is stored under it must be found again", () => {
  expect(namedUuid("pair:a:b")).toMatchInlineSnapshot(`"c300d2ea-60fc-8b79-ae7a-0803998ab724"`);
});
