import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { shownAhead } from "./shown-ahead.ts";

const key = ["list", undefined];
const add = (what: string) => (all: readonly string[]) => [...new Set([...all, what])];

const start = () => {
  const answers = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { fetched, showAhead } = shownAhead(answers);
  const stored: string[] = [];
  const shown = () => answers.getQueryData<readonly string[]>(key);
  const reads: (() => void)[] = [];
  /** A read says what is stored when it begins, and answers when `reads` lets it. */
  const read = () =>
    answers.fetchQuery({
      queryKey: key,
      queryFn: () =>
        fetched(key, () => {
          const then = [...stored];
          return new Promise<readonly string[]>((resolve) => reads.push(() => resolve(then)));
        }),
    });
  const save = (what: string) => {
    const { promise, resolve } = Promise.withResolvers<{ ok: boolean }>();
    return {
      saved: showAhead(key, add(what), () => promise),
      store: () => {
        stored.push(what);
        resolve({ ok: true });
      },
      refuse: () => resolve({ ok: false }),
    };
  };
  const answer = async (asked: Promise<unknown>) => {
    reads.shift()?.();
    await asked;
  };
  const takeBack = (what: string) => stored.splice(stored.indexOf(what), 1);
  answers.setQueryData(key, []);
  return { answer, read, save, shown, takeBack };
};

test("an answer that was asked for between two changes does not show the page without the second", async () => {
  const { answer, read, save, shown } = start();
  const first = save("a");
  const second = save("b");
  expect(shown()).toEqual(["a", "b"]);
  first.store();
  await first.saved;
  const between = read();
  second.store();
  await second.saved;
  await answer(between);
  expect(shown()).toEqual(["a", "b"]);
  await answer(read());
  expect(shown()).toEqual(["a", "b"]);
});

test("what is taken back is gone with the first answer that was asked for after it", async () => {
  const { answer, read, save, shown, takeBack } = start();
  const change = save("a");
  change.store();
  await change.saved;
  takeBack("a");
  await answer(read());
  expect(shown()).toEqual([]);
});

test("what was refused is asked for again and shown as it is", async () => {
  const { answer, read, save, shown } = start();
  const change = save("a");
  expect(shown()).toEqual(["a"]);
  change.refuse();
  await change.saved;
  await answer(read());
  expect(shown()).toEqual([]);
});
