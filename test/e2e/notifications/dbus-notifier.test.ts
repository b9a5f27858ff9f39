// The notifier of Linux against a real bus and a server of our own on it. No window: the app's main process does nothing else.
import { createClient } from "dbus-native";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dbusNotifier } from "#main/notifications/dbus-notifier.ts";
import type { Answer, Bell, Notifier } from "#main/notifications/notifier.ts";
import { NotificationServer, sendSignal } from "./notification-server.ts";
import { type PrivateBus, privateBus } from "./private-bus.ts";

let bus: PrivateBus;
let notifier: Notifier;
let answers: Answer[];
let answered: () => void;

beforeEach(async () => {
  bus = await privateBus();
  answers = [];
  answered = () => undefined;
  notifier = start(bus.address);
});

afterEach(async () => {
  await notifier.close();
  await bus.remove();
});

const start = (address: string | undefined): Notifier => {
  const look = {
    appName: "All Elements",
    desktopEntry: "all-elements",
    icon: "all-elements",
    openLabel: () => "Open",
  };
  const made = dbusNotifier({ address, look });
  made.onAnswer((answer) => {
    answers.push(answer);
    answered();
  });
  return made;
};

const bell = (over: Partial<Bell> = {}): Bell => ({
  id: "reminder-1",
  title: "Send the notes",
  body: "For Ada",
  actions: [
    { key: "done", label: "Done" },
    { key: "snooze", label: "In 1 hour" },
  ],
  urgency: "normal",
  ...over,
});

const isShown = { ok: true, value: { shown: true } };

/** Waits for the next so many answers. */
const until = (count: number): Promise<void> =>
  new Promise((resolve) => {
    answered = () => {
      if (answers.length >= count) resolve();
    };
    answered();
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
  });
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

test("without a server, a bus or a session a bell is an error at once, and none of them ends the app", async () => {
  const begun = performance.now();
  const elsewhere = [start(undefined), start("unix:path=/nowhere/bus"), start("autolaunch:")];

  const refused = await Promise.all([notifier, ...elsewhere].map((one) => one.show(bell())));

  expect(refused).toEqual([
    { ok: false, error: { type: "NoServer", reason: "ServiceUnknown" } },
    { ok: false, error: { type: "NoServer", reason: "no-session" } },
    { ok: false, error: { type: "NoServer", reason: "bus-unreachable" } },
    { ok: false, error: { type: "NoServer", reason: "bus-unreachable" } },
  ]);
  expect(await notifier.health()).toEqual({ kind: "none", reason: "ServiceUnknown" });
  expect(performance.now() - begun).toBeLessThan(2_500);
  await Promise.all(elsewhere.map((one) => one.close()));

  // The next bell finds the server that came since.
  await NotificationServer.start(bus.address);
  expect(await notifier.show(bell())).toEqual(isShown);
});

test("a server that does not answer is an error within its time, and what it shows late is taken away", async () => {
  const server = await NotificationServer.start(bus.address);
  await notifier.show(bell({ id: "before" }));
  server.freeze();
  const begun = performance.now();

  const refused = await notifier.show(bell());

  expect(refused).toEqual({ ok: false, error: { type: "Refused", reason: "silent" } });
  expect(performance.now() - begun).toBeLessThan(2_500);
  server.thaw();
  expect(await notifier.show(bell({ title: "Again" }))).toEqual(isShown);
  await server.until(({ asked, screen }) => asked.length === 3 && screen.size === 2);
  expect([...server.screen.values()].map(({ title }) => title)).toEqual([
    "Send the notes",
    "Again",
  ]);
});

test("a bus that does not answer is an error within its time", async () => {
  bus.freeze();
  const begun = performance.now();
  expect(await notifier.show(bell())).toEqual({
    ok: false,
    error: { type: "NoServer", reason: "bus-silent" },
  });
  expect(performance.now() - begun).toBeLessThan(2_500);
  bus.thaw();
  await NotificationServer.start(bus.address);
  expect(await notifier.show(bell())).toEqual(isShown);
});

test("after the server was started anew, bells are shown, and its numbers are not taken for the old ones", async () => {
  const first = await NotificationServer.start(bus.address);
  await notifier.show(bell({ id: "old" }));
  await first.vanish();
  const second = await NotificationServer.start(bus.address);

  expect(await notifier.show(bell({ id: "new" }))).toEqual(isShown);

  expect(second.asked).toMatchObject([{ number: 1, replaces: 0 }]);
  await notifier.withdraw("old");
  expect([...second.screen.keys()]).toEqual([1]);
  second.press(1, "done");
  await until(1);
  expect(answers).toEqual([{ id: "new", what: "action", key: "done" }]);
});

test("a bus that goes away is an error, and one that comes back is used", async () => {
  await NotificationServer.start(bus.address);
  await notifier.show(bell());
  await bus.end();
  expect(await notifier.show(bell())).toMatchObject({ ok: false, error: { type: "NoServer" } });

  await bus.start();
  const server = await NotificationServer.start(bus.address);
  expect(await notifier.show(bell())).toEqual(isShown);
  expect(server.asked).toMatchObject([{ replaces: 0 }]);
});

test("hostile words arrive bounded and harmless", async () => {
  const server = await NotificationServer.start(bus.address);
  const tenMillion = "<&\u0000\u001b\u202e\ud800x".repeat(1_400_000);
  const hostile = bell({
    title: tenMillion,
    body: tenMillion,
    actions: [
      { key: "default", label: "Not this one" },
      { key: "done", label: tenMillion },
      ...Array.from({ length: 1_000 }, (_, at) => ({ key: `more-${at}`, label: "More" })),
    ],
  });

  expect(await notifier.show(hostile)).toEqual(isShown);

  const [{ title, body, actions } = { title: "", body: "", actions: [] }] = server.asked;
  expect(title.length).toBeLessThanOrEqual(200);
  expect(body.replaceAll(/&(amp|lt|gt);/g, "*").length).toBeLessThanOrEqual(1_000);
  expect(body).not.toContain("<");
  expect(title + body).not.toMatch(/[\u0000\u001b\u202e]/u);
  expect(actions.slice(0, 3)).toEqual(["default", "Open", "done"]);
  expect(actions.length).toBeLessThanOrEqual(14);
});

test("a server that answers nonsense refused the bell", async () => {
  await NotificationServer.start(bus.address, { nonsense: ["s", "one"] });
  expect(await notifier.show(bell())).toEqual({
    ok: false,
    error: { type: "Refused", reason: "no-number" },
  });
});
