import { expect, test } from "vitest";
import { channels } from "./channels.ts";
import { contract } from "./index.ts";

test("the preload script offers exactly the channels the contract declares", () => {
  expect([...channels].toSorted()).toEqual(Object.keys(contract).toSorted());
});
