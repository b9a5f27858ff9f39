// Electron's own class, as it is on Linux: there it is the way out, and the only system it can be tried on here.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bell } from "#main/notifications/notifier.ts";
import { launchElectron, need } from "../app/launch-electron.ts";
import type { driven as Driven } from "./electron-main.ts";
import { NotificationServer } from "./notification-server.ts";
import { type PrivateBus, privateBus } from "./private-bus.ts";

declare const driven: typeof Driven;

let bus: PrivateBus;
let app: ElectronApplication;

beforeAll(async () => {
  bus = await privateBus();
  const outDir = join(need("HOME"), `electron-notifier-${process.pid}`);
  mkdirSync(outDir);
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: join(import.meta.dirname, "electron-main.ts"),
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        external: ["electron"],
        output: { format: "cjs", entryFileNames: "main.cjs" },
      },
    },
  });
  app = await launchElectron({
    args: ["--js-flags=--expose-gc", join(outDir, "main.cjs")],
    env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
  });
});

afterAll(async () => {
  await app.close();
  await bus.remove();
});

const bell = (over: Partial<Bell>): Bell => ({
  id: "reminder-1",
  title: "Send the notes",
  body: "For Ada",
  actions: [{ key: "done", label: "Done" }],
  urgency: "normal",
  ...over,
});

const show = (over: Partial<Bell> = {}) =>
  app.evaluate((_, given) => driven.notifier.show(given), bell(over));
const answers = () => app.evaluate(() => driven.answers);

test("without a server a bell is an error; with one it is shown, escaped, in its own place, and its click is heard after a collection", async () => {
  expect(await show()).toMatchObject({ ok: false });

  const server = await NotificationServer.start(bus.address);
  const isShown = { ok: true, value: { shown: true } };
  expect(await show({ body: "R&D <b>today</b>" })).toEqual(isShown);
  expect(server.asked).toMatchObject([{ body: "R&amp;D &lt;b&gt;today&lt;/b&gt;" }]);

  expect(await show({ title: "Again" })).toEqual(isShown);
  expect(await show({ id: "other", title: "Other" })).toEqual(isShown);
  await server.until(({ screen }) => screen.size === 2);
  expect([...server.screen.values()].map(({ title }) => title)).toEqual(["Again", "Other"]);

  expect(await app.evaluate(() => [typeof gc, globalThis.gc?.()])).toEqual(["function", undefined]);
  const again = [...server.screen.values()].find(({ title }) => title === "Again");
  server.press(again?.number ?? 0, "default");
  await expect.poll(answers).toEqual([{ id: "reminder-1", what: "opened" }]);

  await app.evaluate(() => driven.notifier.withdraw("other"));
  await server.until(({ screen }) => screen.size === 0);
  expect(await answers()).toHaveLength(1);
});
