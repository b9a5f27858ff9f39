// Servers and buses that are not there, hang, end and come back: an error in time, and nothing worse.
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

test("without a server, a bus or a session a bell is an error at once, and none of them ends the app", async () => {
  const begun = performance.now();
  const elsewhere = [undefined, "unix:path=/nowhere/bus", "autolaunch:"].map(
    (address) => notifierAt(address).notifier,
  );

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
  await notifier.show(bell({ id: "older" }));
  await first.vanish();
  const second = await NotificationServer.start(bus.address);

  expect(await notifier.show(bell({ id: "new" }))).toEqual(isShown);

  expect(second.asked).toMatchObject([{ number: 1, replaces: 0 }]);
  await notifier.withdraw("old");
  expect([...second.screen.keys()]).toEqual([1]);
  second.press(2, "done"); // another program's here
  second.press(1, "done");
  await until(1);
  expect(answers).toEqual([{ id: "new", what: "action", key: "done" }]);
  await notifier.show(bell({ id: "older" }));
  expect(second.asked.at(-1)).toMatchObject({ replaces: 0 });
});

test("a server that ends with a bell in its hands: the one after it shows the bell", async () => {
  const first = await NotificationServer.start(bus.address);
  await notifier.health();
  const second = await NotificationServer.start(bus.address, { isNext: true });
  first.freeze();
  const before = first.questions;
  const showing = notifier.show(bell());
  await first.until(({ questions }) => questions > before);

  await first.vanish();

  expect(await showing).toEqual(isShown);
  expect(second.asked).toMatchObject([{ title: "Send the notes", replaces: 0 }]);
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

test("a server that sends megabytes costs the connection, and no more; one that sends many words is read in part", async () => {
  const flood = await NotificationServer.start(bus.address, {
    capabilities: ["actions", "x".repeat(2_000_000)],
  });
  expect(await notifier.show(bell())).toEqual({
    ok: false,
    error: { type: "NoServer", reason: "gone" },
  });
  await flood.vanish();

  const many = Array.from({ length: 20_000 }, (_, at) => `word-${at}`);
  const talker = await NotificationServer.start(bus.address, {
    capabilities: ["actions", ...many],
  });
  expect(await notifier.show(bell())).toEqual(isShown);
  expect(talker.asked[0]?.actions).toContain("done");
  expect(await notifier.health()).toMatchObject({ capabilities: { length: 50 } });
});
