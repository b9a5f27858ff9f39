// Which number is whose, and when nobody listens any more: what a server may do that ours never does by itself.
import { createClient } from "dbus-native";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer, Notifier } from "#main/notifications/notifier.ts";
import { bell, isShown, notifierAt } from "./at-a-bus.ts";
import { NotificationServer } from "./notification-server.ts";
import { type PrivateBus, privateBus } from "./private-bus.ts";

let bus: PrivateBus;
let notifier: Notifier;
let answers: readonly Answer[];
let until: (count: number) => Promise<void>;

beforeEach(async () => {
  bus = await privateBus();
  ({ notifier, answers, until } = notifierAt(bus.address));
});

afterEach(async () => {
  await notifier.close();
  await bus.remove();
});

test("a bell that was dismissed is shown again beside the others, and its end is told once", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  server.dismiss(1);
  server.signal("NotificationClosed", "uu", [1, 2]);
  await until(1);

  await notifier.show(bell());
  server.expire(2);
  await until(2);

  expect(server.asked.map(({ replaces }) => replaces)).toEqual([0, 0]);
  expect(answers.map(({ what }) => what)).toEqual(["dismissed", "expired"]);
});

test("a server that gives a new number to a bell in its place is heard about the new one only", async () => {
  const server = await NotificationServer.start(bus.address, { replacesNothing: true });
  await notifier.show(bell());
  await notifier.show(bell({ title: "Again" }));
  server.press(1, "done");
  server.press(2, "snooze");
  await until(1);
  await notifier.health();
  expect(answers).toEqual([{ id: "reminder-1", what: "action", key: "snooze" }]);
});

test("of two bells under one number the later has it", async () => {
  const server = await NotificationServer.start(bus.address, { nonsense: ["u", 7] });
  await notifier.show(bell({ id: "one" }));
  await notifier.show(bell({ id: "two" }));
  const before = server.questions;
  await notifier.withdraw("one");
  expect(server.questions).toBe(before);
  server.press(7, "done");
  await until(1);
  expect(answers).toEqual([{ id: "two", what: "action", key: "done" }]);
});

test("a bell that stood on the screen when its next words came late stays, and is answered there", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  server.freeze();
  expect(await notifier.show(bell({ title: "Late" }))).toMatchObject({ ok: false });
  server.thaw();
  await server.until(({ asked }) => asked.length === 2);
  expect(await notifier.show(bell({ id: "other" }))).toEqual(isShown);
  expect([...server.screen.values()].map(({ title }) => title)).toEqual(["Late", "Send the notes"]);
  server.press(1, "done");
  await until(1);
  expect(answers).toEqual([{ id: "reminder-1", what: "action", key: "done" }]);
});

test("what was answered at a server that then ended is not taken from the one after it", async () => {
  const first = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  const second = await NotificationServer.start(bus.address, { isNext: true });
  const others = { ...first.asked[0]!, title: "Another program's" };
  second.screen.set(1, others);

  first.press(1, "done");
  await first.vanish();
  await until(1);
  expect(await notifier.health()).toMatchObject({ kind: "dbus" });

  expect(answers).toEqual([{ id: "reminder-1", what: "action", key: "done" }]);
  expect([...second.screen.values()]).toEqual([others]);
});

test("a token longer than any real one is cut", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  server.press(1, "default", "t".repeat(100_000));
  await until(1);
  const [{ activationToken } = { activationToken: "" }] = answers as readonly {
    readonly activationToken: string;
  }[];
  expect(activationToken.length).toBe(500);
});

test("who no longer listens hears nothing", async () => {
  const server = await NotificationServer.start(bus.address);
  const heard: Answer[] = [];
  const end = notifier.onAnswer((answer) => heard.push(answer));
  await notifier.show(bell());
  end();
  server.press(1, "done");
  await until(1);
  expect(heard).toEqual([]);
});

test("a notifier that was closed leaves the bus and shows nothing more; a bus that hangs does not hold it up", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  await notifier.close();
  expect(await notifier.show(bell())).toEqual({
    ok: false,
    error: { type: "NoServer", reason: "closed" },
  });
  const stranger = createClient({ busAddress: bus.address });
  const { sender } = server.asked[0]!;
  await expect
    .poll(
      () =>
        new Promise((resolve) =>
          stranger.invoke(
            {
              destination: "org.freedesktop.DBus",
              path: "/org/freedesktop/DBus",
              interface: "org.freedesktop.DBus",
              member: "NameHasOwner",
              signature: "s",
              body: [sender],
            },
            (_error, isThere: unknown) => resolve(isThere),
          ),
        ),
    )
    .toBe(false);
  await stranger.close();

  const { notifier: other } = notifierAt(bus.address);
  await other.show(bell());
  bus.freeze();
  const begun = performance.now();
  await other.close();
  expect(performance.now() - begun).toBeLessThan(2_000);
  bus.thaw();
});
