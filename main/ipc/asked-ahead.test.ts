import { expect, test } from "vitest";
import { fail, ok } from "#core/kernel/result.ts";
import { askAhead } from "./asked-ahead.ts";

/** A store that counts how often it is asked. */
function counting(isOpen: () => boolean = () => true) {
  let asked = 0;
  const ask = async (channel: string) =>
    isOpen() ? ok(`${channel} ${++asked}`) : fail({ type: "NotOpen" });
  return ask;
}

test("the first question is answered from what was asked ahead, the second anew", async () => {
  const ahead = askAhead(counting());
  expect(await ahead.ask("today.view", undefined)).toEqual(ok("today.view 1"));
  expect(await ahead.ask("today.view", undefined)).toEqual(ok("today.view 5"));
});

test("after a change nothing that was asked before it is given", async () => {
  const ahead = askAhead(counting());
  ahead.forget();
  expect(await ahead.ask("people.list", undefined)).toEqual(ok("people.list 5"));
});

test("a refusal while the file was closed is not kept", async () => {
  let isOpen = false;
  const ahead = askAhead(counting(() => isOpen));
  isOpen = true;
  expect(await ahead.ask("pairs.list", undefined)).toEqual(ok("pairs.list 1"));
});

test("other questions go on as they are", async () => {
  const ahead = askAhead(counting());
  expect(await ahead.ask("tasks.list", undefined)).toEqual(ok("tasks.list 5"));
});
