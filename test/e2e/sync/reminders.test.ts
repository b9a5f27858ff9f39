import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { axeFinds } from "../app/axe.ts";
import { need } from "../app/launch-electron.ts";
import { ask } from "../app/seed.ts";
import { NotificationServer } from "../notifications/notification-server.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { goTo, miaAlone, miaElsewhere } from "./two-devices.ts";
import { allSynced, miaAndAna } from "./two-people.ts";

// Two real apps and a real backend.

test("a reminder on Ana's task rings for Ana and not for Mia, says who set it, and Mia sees what became of it", async () => {
  await using server = await aServer();
  const env = { AE_SERVER: server.url };
  using configs = new DisposableStack();
  const start = () => startApp({ config: configs.use(freshConfig()).path, env });
  await using mia = await start();
  await using ana = await start();
  const { anaId } = await miaAndAna(server, mia.page, ana.page);
  // Whatever the hour at which this runs.
  await ask(ana.page, "settings.change", { holdsOthers: false });
  const { value: task } = await ask(mia.page, "tasks.add", {
    title: "Numbers for the offer",
    details: null,
    assigneeId: anaId,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: (Date.now() + 1_500) as Millis }],
  });
  await allSynced(mia.page);
  await allSynced(ana.page);

  await ana.page.evaluate(() => void (location.hash = "#/today"));
  const row = ana.page
    .getByRole("grid", { name: "Reminders" })
    .getByRole("row", { name: "Numbers for the offer" });
  await row.getByText("From Mia Manager").waitFor();
  const atMia = () => ask(mia.page, "reminders.of", { subject: { type: "task", id: task.id } });
  // It stood on Ana's screen.
  await expect.poll(atMia).toMatchObject([{ state: "seen" }]);
  expect(await ask(mia.page, "reminders.rung", undefined)).toEqual([]);

  await row.focus();
  await ana.page.keyboard.press("x");
  await row.waitFor({ state: "detached" });
  await allSynced(ana.page);
  await allSynced(mia.page);
  expect(await atMia()).toMatchObject([{ state: "acted" }]);
  expect((await ask(mia.page, "tasks.find", { id: task.id })).state).toBe("done");
  await mia.page.evaluate((id) => void (location.hash = `#/tasks?list=done&task=${id}`), task.id);
  await mia.page.getByRole("region", { name: "Reminders" }).getByText("Done").waitFor();
});

test("Ana proposes another time for what Mia reminds her of, and Mia accepts it with one key", async () => {
  await using server = await aServer();
  const env = { AE_SERVER: server.url };
  using configs = new DisposableStack();
  const start = () => startApp({ config: configs.use(freshConfig()).path, env });
  await using mia = await start();
  await using ana = await start();
  const { anaId } = await miaAndAna(server, mia.page, ana.page);
  const { value: task } = await ask(mia.page, "tasks.add", {
    title: "Numbers for the offer",
    details: null,
    assigneeId: anaId,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: (Date.now() + 86_400_000) as Millis }],
  });
  await allSynced(mia.page);
  await allSynced(ana.page);

  await ana.page.evaluate((id) => void (location.hash = `#/tasks?task=${id}`), task.id);
  const section = ana.page.getByRole("region", { name: "Reminders" });
  await section.getByText("From Mia Manager").waitFor();
  await section.getByRole("button", { name: "Propose another time" }).click();
  await ana.page.keyboard.type("in 3 days 14:30");
  await ana.page.keyboard.press("Enter");
  await section.getByText("You proposed").waitFor();
  expect(await axeFinds(ana.page)).toEqual([]);
  await allSynced(ana.page);
  await allSynced(mia.page);

  await mia.page.evaluate(() => void (location.hash = "#/today"));
  const proposal = mia.page
    .getByRole("grid", { name: "Proposed times" })
    .getByRole("row", { name: "Numbers for the offer" });
  await proposal.getByText("Ana Alvarez would rather be reminded").waitFor();
  expect(await axeFinds(mia.page)).toEqual([]);
  await proposal.focus();
  await mia.page.keyboard.press("Enter");
  await proposal.waitFor({ state: "detached" });
  await allSynced(mia.page);
  await allSynced(ana.page);
  const [reminder] = await ask(ana.page, "reminders.of", {
    subject: { type: "task", id: task.id },
  });
  const days = (Number(reminder?.time.putOff) - Date.now()) / 86_400_000;
  expect([reminder?.state, reminder?.time.proposed, Math.round(days) > 1]).toEqual([
    "scheduled",
    undefined,
    true,
  ]);
});

test("of Mia's two computers the one that was used last says a reminder, and the other one not", async () => {
  const notifications = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
  await using server = await aServer();
  const env = { AE_SERVER: server.url };
  using configs = new DisposableStack();
  const start = () => startApp({ config: configs.use(freshConfig()).path, env });
  await using here = await start();
  await using there = await start();
  await miaAlone(here.page, server);
  await goTo(here.page, "/settings/privacy");
  await here.page.getByRole("button", { name: "Show the recovery kit" }).click();
  const kit = here.page.getByRole("group", { name: "Code of the recovery kit" });
  const code = await kit.innerText();
  await here.page.getByRole("button", { name: "I have kept it" }).click();
  await miaElsewhere(there.page);
  await goTo(there.page, "/settings/privacy");
  await there.page.getByLabel("Recovery kit").fill(code);
  await there.page.keyboard.press("Enter");
  await there.page.getByText("This computer has your key.").waitFor();
  // What is said on the line comes before what is saved after it.
  await ask(there.page, "reminders.used", undefined);
  await ask(there.page, "inbox.add", { text: "Used there" });
  await expect.poll(async () => (await ask(here.page, "inbox.list", undefined)).length).toBe(1);
  await here.page.keyboard.press("Shift");
  const { value: task } = await ask(here.page, "tasks.add", {
    title: "Call the bank",
    details: null,
    pairId: null,
    meetingId: null,
    reminders: [{ kind: "at", at: (Date.now() + 6_000) as Millis }],
  });
  const at = async (page: typeof here.page) =>
    (await ask(page, "reminders.of", { subject: { type: "task", id: task.id } }))[0]?.state;
  await expect.poll(() => at(there.page), { timeout: 5_000 }).toBe("scheduled");
  // What has rung is never said again, and what a computer says comes in its order: after these two nothing more can come.
  await expect.poll(() => at(there.page), { timeout: 14_000 }).toBe("shown");
  for (const { page } of [here, there]) await ask(page, "shell.tryNotification", undefined);
  expect(notifications.asked.filter(({ title }) => title === "Call the bank")).toHaveLength(1);
  await notifications.vanish();
});
