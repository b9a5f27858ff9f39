import { expect, test } from "vitest";
import { z } from "zod";
import { UpTo } from "./up-to.ts";

test("a list that is too long is refused once, however much in it is wrong", () => {
  const parsed = UpTo(3, z.int()).safeParse(Array.from({ length: 100_000 }, () => "a"));
  expect(parsed.error?.issues.map((issue) => issue.code)).toEqual(["too_big"]);
});

test("a list within its bounds is parsed thing by thing", () => {
  const list = UpTo(2, z.string().trim(), 1);
  expect(list.parse([" a", "b "])).toEqual(["a", "b"]);
  expect(list.safeParse([]).success).toBe(false);
  expect(list.safeParse(["a", 1]).error?.issues[0]?.path).toEqual([1]);
});
