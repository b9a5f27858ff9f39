// The notifier of Linux against a real bus and a server of our own on it. No window: the app's main process does nothing else.
import { createClient } from "dbus-native";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer, Notifier } from "#main/notifications/notifier.ts";
import { bell, isShown, notifierAt } from "./at-a-bus.ts";
import { NotificationServer, sendSignal } from "./notification-server.ts";
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

test("a bell arrives with its words escaped, its buttons, urgency and the app's name", async () => {
  const server = await NotificationServer.start(bus.address);

  expect(await notifier.show(bell({ body: "R&D <b>today</b>", urgency: "critical" }))).toEqual(
    isShown,
  );

  expect(server.asked).toMatchObject([
    {
      appName: "All Elements",
      icon: "all-elements",
      replaces: 0,
      title: "Send the notes",
      body: "R&amp;D &lt;b&gt;today&lt;/b&gt;",
      actions: ["default", "Open", "done", "Done", "snooze", "In 1 hour"],
      hints: { urgency: 2, "desktop-entry": "all-elements" },
      expireMs: 0,
    },
  ]);
  expect(await notifier.health()).toEqual({
    kind: "dbus",
    server: "a server for tests",
    version: "1.0",
    capabilities: expect.arrayContaining(["actions", "body-markup"]),
    isQuiet: undefined,
  });
});

test("whether the desktop asks for quiet is told at once, when it changes, and when another server comes", async () => {
  const server = await NotificationServer.start(bus.address, { inhibited: true });
  const told: boolean[] = [];
  notifier.watchQuiet((isQuiet) => told.push(isQuiet));
  await expect.poll(() => told).toEqual([true]);
  expect(await notifier.health()).toMatchObject({ isQuiet: true });
  server.inhibit(false);
  await expect.poll(() => told).toEqual([true, false]);
  server.inhibit(true);
  await expect.poll(() => told).toEqual([true, false, true]);
  await server.vanish();
  await expect.poll(() => told.at(-1)).toBe(false);
  const next = await NotificationServer.start(bus.address, { inhibited: true });
  await expect.poll(() => told.at(-1)).toBe(true);
  await next.vanish();
  await NotificationServer.start(bus.address);
  await expect.poll(() => told.at(-1)).toBe(false);
  expect(await notifier.show(bell())).toEqual(isShown);
  expect(await notifier.health()).toMatchObject({ isQuiet: undefined });
});

test("a server that hangs while the desktop asks for quiet does not end the quiet", async () => {
  const server = await NotificationServer.start(bus.address, { inhibited: true });
  const told: boolean[] = [];
  notifier.watchQuiet((isQuiet) => told.push(isQuiet));
  await expect.poll(() => told).toEqual([true]);
  server.hang();
  server.inhibit(false);
  await expect.poll(() => told, { timeout: 5_000 }).toEqual([true, true]);
});

test("a server without buttons and markup gets plain words", async () => {
  const server = await NotificationServer.start(bus.address, { capabilities: ["body"] });
  await notifier.show(bell({ body: "R&D <b>today</b>" }));
  expect(server.asked).toMatchObject([{ body: "R&D <b>today</b>", actions: [], expireMs: -1 }]);
});

test("of two bells shown at once the pressed one is told, and leaves the screen; the other stays", async () => {
  const server = await NotificationServer.start(bus.address);
  const shown = await Promise.all([
    notifier.show(bell({ id: "one" })),
    notifier.show(bell({ id: "two", title: "Second" })),
  ]);
  expect(shown).toEqual([isShown, isShown]);

  const second = server.asked.find(({ title }) => title === "Second");
  server.press(second?.number ?? 0, "snooze");
  await until(1);

  expect(answers).toEqual([{ id: "two", what: "action", key: "snooze" }]);
  await server.until(({ screen }) => screen.size === 1);
  expect([...server.screen.values()]).toMatchObject([{ title: "Send the notes" }]);
});

test("a click on the bell brings the token that lets our window come to the front", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  server.press(1, "default", "token-7");
  await until(1);
  expect(answers).toEqual([{ id: "reminder-1", what: "opened", activationToken: "token-7" }]);
});

test("dismissed and expired bells are told apart", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell({ id: "one" }));
  await notifier.show(bell({ id: "two" }));
  server.dismiss(1);
  server.expire(2);
  await until(2);
  expect(answers).toEqual([
    { id: "one", what: "dismissed" },
    { id: "two", what: "expired" },
  ]);
});

test("shown again it takes its own place, also when both are asked for at once", async () => {
  const server = await NotificationServer.start(bus.address);
  await Promise.all([notifier.show(bell()), notifier.show(bell({ title: "Now" }))]);
  expect(server.asked.map(({ replaces }) => replaces)).toEqual([0, 1]);
  expect([...server.screen.values()]).toMatchObject([{ title: "Now" }]);
});

test("a withdrawn bell goes without an answer, and one that is not there is no error", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell({ id: "one" }));
  await notifier.show(bell({ id: "two" }));

  await notifier.withdraw("one");
  await notifier.withdraw("never shown");

  expect([...server.screen.keys()]).toEqual([2]);
  server.dismiss(2);
  await until(1);
  expect(answers).toEqual([{ id: "two", what: "dismissed" }]);
});

test("answers to what is not ours, unknown buttons and words of others on the bus are not heard", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell());
  const stranger = createClient({ busAddress: bus.address });
  await stranger.getId(); // greeted
  const destination = server.asked[0]?.sender ?? "";
  const said = { member: "ActionInvoked", signature: "us", body: [1, "done"] };
  sendSignal(stranger, said);
  sendSignal(stranger, { ...said, destination });
  await stranger.getId(); // the bus has passed both on
  await stranger.close();

  server.press(99, "done");
  server.press(1, "launch-the-rockets");
  server.signal("ActionInvoked", "s", ["1"]);
  server.press(1, "snooze");
  server.press(1, "done"); // answered already
  server.dismiss(1);
  await notifier.show(bell({ id: "last" }));
  server.dismiss(2);
  await until(2);

  expect(answers).toEqual([
    { id: "reminder-1", what: "action", key: "snooze" },
    { id: "last", what: "dismissed" },
  ]);
});
