import { expect, test } from "vitest";
import type { Millis } from "#core/kernel/time.ts";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
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
  await allSynced(ana.page);
  await allSynced(mia.page);
  const atMia = () => ask(mia.page, "reminders.of", { subject: { type: "task", id: task.id } });
  expect(await atMia()).toMatchObject([{ state: "shown" }]);
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
