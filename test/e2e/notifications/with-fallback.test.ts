// Two real notifiers, one on a bus of its own each: what the first finds nobody for, the second shows.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer, Notifier } from "#main/notifications/notifier.ts";
import { withFallback } from "#main/notifications/with-fallback.ts";
import { bell, isShown, notifierAt } from "./at-a-bus.ts";
import { NotificationServer } from "./notification-server.ts";
import { type PrivateBus, privateBus } from "./private-bus.ts";

let buses: readonly [PrivateBus, PrivateBus];
let notifier: Notifier;

beforeEach(async () => {
  buses = [await privateBus(), await privateBus()];
  const [first, second] = buses.map(({ address }) => notifierAt(address).notifier);
  if (!first || !second) throw new Error("there are two");
  notifier = withFallback(first, second);
});

afterEach(async () => {
  await notifier.close();
  for (const bus of buses) await bus.remove();
});

test("what nobody shows on the first bus is shown, answered and withdrawn on the second, until the first is there", async () => {
  expect(await notifier.show(bell())).toEqual({
    ok: false,
    error: { type: "NoServer", reason: "ServiceUnknown" },
  });
  expect(await notifier.health()).toEqual({ kind: "none", reason: "ServiceUnknown" });

  const second = await NotificationServer.start(buses[1].address);
  expect(await notifier.show(bell())).toEqual(isShown);
  expect(await notifier.show(bell({ id: "two" }))).toEqual(isShown);
  expect(await notifier.health()).toMatchObject({ kind: "dbus" });
  await notifier.withdraw("two");
  expect([...second.screen.keys()]).toEqual([1]);
  const answer = new Promise<Answer>((resolve) => notifier.onAnswer(resolve));
  second.press(1, "done");
  expect(await answer).toEqual({ id: "reminder-1", what: "action", key: "done" });

  const first = await NotificationServer.start(buses[0].address);
  expect(await notifier.show(bell())).toEqual(isShown);
  expect(first.asked).toHaveLength(1);
});

test("a bell that the first may show yet is not shown twice", async () => {
  const first = await NotificationServer.start(buses[0].address);
  const second = await NotificationServer.start(buses[1].address);
  first.freeze();
  expect(await notifier.show(bell())).toEqual({
    ok: false,
    error: { type: "Refused", reason: "silent" },
  });
  expect(second.asked).toEqual([]);
});
