import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { steps } from "../app/steps.ts";
import { agendaOf, point, preparedWithAna } from "./prepared.ts";

test("J2: one click on the 1:1 opens its brief, without a network", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairId } = await preparedWithAna(page, ["Budget"], false);
  const { meeting } = await ask(page, "meetings.open", { pairId } as never);
  const late = {
    title: "Send the promotion criteria",
    due: "2026-01-05",
    pairId,
    meetingId: meeting.id,
  };
  await ask(page, "tasks.add", late as never);
  await page.context().setOffline(true);
  await page.getByRole("navigation").getByRole("link", { name: "1:1s" }).click();
  const { click, count } = steps(page);
  await click(page.getByRole("row", { name: /Ana Souza/ }));
  await page
    .getByRole("grid", { name: "Since last time" })
    .getByRole("row", { name: "Slipped: Send the promotion criteria" })
    .waitFor();
  expect(count()).toBe(1);
});

test("J5: one chord closes the meeting and every open item is carried, whatever has the focus", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await preparedWithAna(page, ["Budget", "Roadmap", "Rota"]);
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByRole("timer").waitFor();
  await page.getByRole("checkbox", { name: "Talked about: Roadmap" }).click({ force: true });
  await page.getByRole("textbox", { name: "Add a talking point" }).focus();
  const { press, count } = steps(page);
  await press("Control+Enter");
  await page.getByText("Meeting closed, open points carried over").first().waitFor();
  expect(count()).toBe(1);
  await page.getByRole("button", { name: "Start meeting" }).waitFor();
  expect(await agendaOf(page)).toEqual(["Budget", "Rota"]);
  await page.getByRole("grid", { name: "Agenda" }).getByText("carried once").first().waitFor();

  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("timer").waitFor();
  expect(await agendaOf(page)).toEqual(["Budget", "Roadmap", "Rota"]);
});

test("J6: a key and a line turn a point into an action item with owner, date and reminder", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairId } = await preparedWithAna(page, ["Deck for the board"]);
  await point(page, "Deck for the board").click();
  const { press, type, count } = steps(page);
  await press("t");
  await page.getByRole("textbox", { name: "Make it an action item" }).waitFor();
  // The phrase ends with its Enter: one step, as PRODUCT.md counts "one line".
  await type("@ana deck fri 9:00 !high *remind thu\n");
  await page
    .getByRole("grid", { name: "Ana promised" })
    .getByRole("row", { name: "deck" })
    .waitFor();
  expect(count()).toBe(2);
  const { agenda, ledger } = await ask(page, "meetings.open", { pairId } as never);
  const task = ledger[0]!.task;
  const reminders = await ask(page, "reminders.of", { subject: { type: "task", id: task.id } });
  expect([
    agenda[0]!.state,
    agenda[0]!.taskId === task.id,
    task.dueAt,
    task.priority,
    reminders.length,
    ledger[0]!.side,
  ]).toEqual(["done", true, "09:00", 3, 1, "they-owe"]);
});

test("J7: one key shares a private point, and Undo takes it back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await preparedWithAna(page, []);
  await page.getByRole("textbox", { name: "Add a talking point" }).fill("Her salary !private");
  await page.keyboard.press("Enter");
  const row = point(page, "Her salary");
  await row.getByText("Only you").waitFor();
  await row.click();
  const { press, count } = steps(page);
  await press("p");
  await row.getByText("Only you").waitFor({ state: "detached" });
  expect(count()).toBe(1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await row.getByText("Only you").waitFor();
});
