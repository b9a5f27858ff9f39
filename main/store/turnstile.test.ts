import { expect, test } from "vitest";
import { turnstile } from "./turnstile.ts";

test("who works alone waits for those inside and holds back those who come", async () => {
  const gate = turnstile();
  const order: string[] = [];
  let finish = (): void => {};
  const first = gate.pass(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    order.push("first");
  });
  const alone = gate.alone(async () => {
    order.push("alone begins");
    await Promise.resolve();
    order.push("alone ends");
  });
  const late = gate.pass(async () => void order.push("late"));
  finish();
  await Promise.all([first, alone, late]);
  expect(order).toEqual(["first", "alone begins", "alone ends", "late"]);
});

test("work that fails opens the way again", async () => {
  const gate = turnstile();
  await expect(gate.alone(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(gate.pass(() => Promise.reject(new Error("nor")))).rejects.toThrow("nor");
  expect(await gate.alone(async () => 1)).toBe(1);
});
