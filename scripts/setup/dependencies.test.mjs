import { expect, test } from "vitest";
import { lacksOnlyOtherPlatforms } from "./dependencies.mjs";

const lock = {
  packages: {
    "node_modules/@swc/core": {
      optionalDependencies: {
        "@swc/core-darwin-arm64": "1.16.22",
        "@swc/core-darwin-x64": "1.16.22",
      },
    },
  },
};
const lacks = (/** @type {string} */ output) => lacksOnlyOtherPlatforms(output, lock);

test("a lock file that only lacks other platforms' binaries is used as it is, whether the registry has them now or not", () => {
  const first = "npm error code EUSAGE\nnpm error\n";
  expect(lacks(`${first}npm error Missing: @swc/core-darwin-arm64@ from lock file`)).toBe(true);
  expect(
    lacks(
      `${first}npm error Missing: @swc/core-darwin-arm64@1.16.22 from lock file\nnpm error Missing: @swc/core-darwin-x64@1.16.22 from lock file`,
    ),
  ).toBe(true);
});

test("a lock file that does not fit package.json is an error", () => {
  expect(
    lacks(
      "npm error Missing: @swc/core-darwin-arm64@ from lock file\nnpm error Missing: zod@4.6.7 from lock file",
    ),
  ).toBe(false);
  expect(lacks("npm error Missing: @swc/core-darwin-arm64@1.17.0 from lock file")).toBe(false);
  expect(lacks("npm error Missing: zod@ from lock file")).toBe(false);
  expect(lacks("npm error Invalid: lock file's zod@4.6.6 does not satisfy zod@4.6.7")).toBe(false);
  expect(lacks("npm error network getaddrinfo ENOTFOUND")).toBe(false);
});
