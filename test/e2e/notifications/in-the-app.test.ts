// The built app's notifications, as a person at the desktop has them before them.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { need } from "../app/launch-electron.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { NotificationServer } from "./notification-server.ts";

let server: NotificationServer;

beforeAll(async () => {
  server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
});
afterAll(async () => server.vanish());

/** A task with a reminder that is due; resolves with its notification's number. */
async function remind(page: Page, title: string): Promise<number> {
  const before = server.asked.length;
  await ask(page, "tasks.add", {
    title,
    details: null,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: (Date.now() + 300) as Millis }],
  });
  await server.until(({ asked }) => asked.length > before);
  expect(server.asked.at(-1)).toMatchObject({ title, appName: "All Elements" });
  return server.asked.at(-1)?.number ?? 0;
}

test("a reminder's notification is answered there: Done does the task, a click shows it", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Ana Souza"]);

  const number = await remind(page, "Call <b>the bank</b>");
  expect(server.asked.at(-1)?.actions.slice(0, 4)).toEqual(["default", "Open", "done", "Done"]);
  server.press(number, "done");
  await expect
    .poll(async () => (await ask(page, "tasks.list", { list: "done", limit: 9 })).tasks)
    .toMatchObject([{ title: "Call <b>the bank</b>", state: "done" }]);
  await server.until(({ screen }) => screen.size === 0);

  server.press(await remind(page, "Write to Ana"), "default");
  await expect.poll(() => page.url()).toContain("/tasks");
});
