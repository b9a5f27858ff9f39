import { expect, test } from "vitest";
import { queue, TooBusy } from "./queue.ts";

test("no more than so many run at once, the others in the order they came", async () => {
  const turns = queue(2, 100);
  const open: (() => void)[] = [];
  const begun: number[] = [];
  const all = Array.from({ length: 6 }, (_, n) =>
    turns(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => open.push(resolve));
      return n;
    }),
  );
  for (let n = 0; n < 6; n++) {
    expect(begun.length).toBeLessThanOrEqual(n + 2);
    open[n]?.();
    await all[n];
    await Promise.resolve();
  }
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
});

test("when too many wait the next is told at once, and a failure frees its place", async () => {
  const turns = queue(1, 1);
  let free = (): void => {};
  const first = turns(() => new Promise<void>((resolve) => (free = resolve)));
  const second = turns(async () => {
    throw new Error("it failed");
  });
  await expect(turns(async () => {})).rejects.toBeInstanceOf(TooBusy);
  free();
  await first;
  await expect(second).rejects.toThrow("it failed");
  expect(await turns(async () => "free again")).toBe("free again");
});
