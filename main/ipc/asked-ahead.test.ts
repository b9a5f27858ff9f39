import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { askAhead } from "./asked-ahead.ts";

/** A store that answers when it is told to, with the number of the question. */
function slowStore() {
  const asked: string[] = [];
  const answers: ((answer: unknown) => void)[] = [];
  return {
    asked,
    ask: (channel: string) => {
      asked.push(channel);
      return new Promise<unknown>((resolve) => answers.push(resolve));
    },
    answerAll: async (answer: (n: number) => unknown = (n) => ({ ok: true, value: n })) => {
      for (const [n, resolve] of answers.splice(0).entries()) resolve(answer(n));
      await turn();
    },
  };
}

test("the first screen's question was asked before the page did, and its answer is given once", async () => {
  const store = slowStore();
  const ahead = askAhead(store.ask);
  const before = store.asked.length;
  await store.answerAll();
  expect(await ahead.ask("today.view", undefined)).toEqual({ ok: true, value: 0 });
  expect(store.asked.length).toBe(before);

  void ahead.ask("today.view", undefined);
  await turn();
  expect(store.asked.slice(before)).toEqual(["today.view"]);
});

test("that the profile was opened costs no answer that is still to come, but one from before", async () => {
  const store = slowStore();
  const ahead = askAhead(store.ask);
  const before = store.asked.length;
  ahead.changed(["profile"]);
  await store.answerAll();
  expect(await ahead.ask("people.list", undefined)).toEqual({ ok: true, value: 1 });
  expect(store.asked.length).toBe(before);

  ahead.changed(["profile"]);
  void ahead.ask("today.view", undefined);
  await turn();
  expect(store.asked.slice(before)).toEqual(["today.view"]);
});

test("any other change makes even an answer on its way too old", async () => {
  const store = slowStore();
  const ahead = askAhead(store.ask);
  const before = store.asked.length;
  ahead.changed(["task"]);
  void ahead.ask("today.view", undefined);
  await turn();
  expect(store.asked.slice(before)).toEqual(["today.view"]);
});

test("an answer that failed, or to another question, is asked for again", async () => {
  const store = slowStore();
  const ahead = askAhead(store.ask);
  const before = store.asked.length;
  await store.answerAll(() => ({ ok: false, error: { type: "NotOpen" } }));
  void ahead.ask("today.view", undefined);
  void ahead.ask("people.list", { some: "input" });
  await turn();
  expect(store.asked.slice(before).toSorted()).toEqual(["people.list", "today.view"]);
});
