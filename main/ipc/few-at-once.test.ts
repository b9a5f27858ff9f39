import { expect, test } from "vitest";
import { fewAtOnce } from "./few-at-once.ts";

/** A door for two at once, behind it questions that wait until they are let go. */
function aDoor() {
  let full = 0;
  const ask = fewAtOnce(2, () => full++);
  const waiting: PromiseWithResolvers<string>[] = [];
  return {
    full: () => full,
    asked: () => waiting.length,
    answer: (at: number) => waiting[at]?.resolve("answer"),
    fail: (at: number) => waiting[at]?.reject(new Error("a bug")),
    ask: (page: number) =>
      ask(page, () => {
        const one = Promise.withResolvers<string>();
        waiting.push(one);
        return one.promise;
      }),
  };
}

test("what is too much is refused at once and never asked, and each answer makes room for one", async () => {
  const door = aDoor();
  const first = door.ask(1);
  const second = door.ask(1);
  expect(await door.ask(1)).toBeUndefined();
  expect(door.asked()).toBe(2);
  door.answer(0);
  expect(await first).toBe("answer");
  const third = door.ask(1);
  expect([await door.ask(1), door.asked()]).toEqual([undefined, 3]);
  door.answer(1);
  door.answer(2);
  expect([await second, await third]).toEqual(["answer", "answer"]);
});

test("a question that ends in a bug makes room too", async () => {
  const door = aDoor();
  const asked = [door.ask(1), door.ask(1)];
  door.fail(0);
  await expect(asked[0]).rejects.toThrow("a bug");
  const next = door.ask(1);
  door.answer(1);
  door.answer(2);
  expect(await next).toBe("answer");
});

test("one page that asks without end takes nothing from another", async () => {
  const door = aDoor();
  void door.ask(1);
  void door.ask(1);
  const other = door.ask(2);
  door.answer(2);
  expect([await door.ask(1), await other]).toEqual([undefined, "answer"]);
});

test("it is told once, and again only after all was answered", async () => {
  const door = aDoor();
  const flood = async () => {
    const asked = [1, 1, 1, 1].map((page) => door.ask(page));
    for (let n = 0; n < door.asked(); n++) door.answer(n);
    await Promise.all(asked);
  };
  await flood();
  expect(door.full()).toBe(1);
  await flood();
  expect(door.full()).toBe(2);
});
