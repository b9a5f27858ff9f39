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

  const first = await NotificationServer.start(buses[0].address, { capabilities: ["body"] });
  expect(await notifier.show(bell())).toEqual(isShown);
  expect(first.asked).toHaveLength(1);
  expect(await notifier.health()).toMatchObject({ capabilities: ["body"] });
});

test("where neither shows anything the first one's reason is told; closed, both are", async () => {
  const [here, nowhere] = [notifierAt(buses[0].address), notifierAt(undefined)];
  const both = withFallback(here.notifier, nowhere.notifier);
  expect(await both.show(bell())).toMatchObject({ error: { reason: "ServiceUnknown" } });
  await both.close();
  expect(await here.notifier.show(bell())).toMatchObject({ error: { reason: "closed" } });
  expect(await nowhere.notifier.show(bell())).toMatchObject({ error: { reason: "closed" } });
});

test("who no longer listens hears neither of the two", async () => {
  const second = await NotificationServer.start(buses[1].address);
  const heard: Answer[] = [];
  const end = notifier.onAnswer((answer) => heard.push(answer));
  await notifier.show(bell());
  end();
  const answered = new Promise<Answer>((resolve) => notifier.onAnswer(resolve));
  second.press(1, "done");
  await answered;
  expect(heard).toEqual([]);
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
