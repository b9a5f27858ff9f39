import { expect, test } from "vitest";
import { lacksOnlyOtherPlatforms } from "./dependencies.mjs";

test("a lock file that only lacks other platforms' binaries is used as it is", () => {
  expect(
    lacksOnlyOtherPlatforms(
      "npm error code EUSAGE\nnpm error\nnpm error Missing: @swc/core-darwin-arm64@ from lock file",
    ),
  ).toBe(true);
});

test("a lock file that does not fit package.json is an error", () => {
  expect(
    lacksOnlyOtherPlatforms(
      "npm error Missing: @swc/core-darwin-arm64@ from lock file\nnpm error Missing: zod@4.6.7 from lock file",
    ),
  ).toBe(false);
  expect(
    lacksOnlyOtherPlatforms("npm error Invalid: lock file's zod@4.6.6 does not satisfy zod@4.6.7"),
  ).toBe(false);
  expect(lacksOnlyOtherPlatforms("npm error network getaddrinfo ENOTFOUND")).toBe(false);
});
