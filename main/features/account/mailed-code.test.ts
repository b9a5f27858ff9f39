import { expect, test } from "vitest";
import { mailedCode } from "./mailed-code.ts";

const CODE = "abcdefghijABCDEFGHIJ0123456789_-abcdefghij1";

test.each([
  [CODE, CODE],
  [`  ${CODE}\n`, CODE],
  [`https://elements.test/join#${CODE}`, CODE],
  [`<https://elements.test/join#${CODE}>`, CODE],
  [CODE.slice(1), undefined],
  [`${CODE}x`, undefined],
  ["", undefined],
])("the code in %j is %j", (typed, code) => {
  expect(mailedCode(typed)).toBe(code);
});
