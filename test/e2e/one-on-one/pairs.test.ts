import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { steps } from "../app/steps.ts";
import { agendaOf, openPair, point, preparedWithAna } from "./prepared.ts";

test("J4, the app's part: three steps start a weekly 1:1 with all direct reports, one after the other", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza", "Ben Adeyemi", "Cleo Park"], 0);
  const me = (await ask(page, "people.list", undefined)).find(({ isMe }) => isMe)!;
  for (const name of ["Ana Souza", "Ben Adeyemi"])
    await ask(page, "people.change", { id: ids[name], details: { managerId: me.id } } as never);
  await page.getByRole("navigation").getByRole("link", { name: "1:1s" }).click();
  const { click, count } = steps(page);
  await click(page.getByRole("button", { name: "Start a 1:1" }));
  await click(page.getByRole("button", { name: "All 2 direct reports" }));
  await page.getByText("One after the other: Ana Souza 10:00 · Ben Adeyemi 10:30").waitFor();
  await click(page.getByRole("button", { name: "Start 2 1:1s" }));
  await page.getByRole("row", { name: /Ben Adeyemi/ }).waitFor();
  expect(count()).toBe(3);
  const rows = await ask(page, "pairs.list", undefined);
  expect(new Set(rows.map(({ next }) => next?.at))).toEqual(new Set(["10:00", "10:30"]));
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByText("No 1:1s yet").waitFor();
});

test("a 1:1 is moved past its next date after that was said, and its open points go along", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairId } = await preparedWithAna(page, ["Budget"]);
  const before = (await ask(page, "meetings.open", { pairId } as never)).meeting;
  await page.getByRole("button", { name: "More" }).first().click();
  await page.getByRole("menuitem", { name: "Move this meeting" }).click();
  const dialog = page.getByRole("dialog", { name: "Move this meeting" });
  await dialog.waitFor();
  await dialog.getByRole("spinbutton", { name: /year/ }).focus();
  await page.keyboard.press("ArrowUp");
  await dialog.getByText("This is past the next 1:1 of the series.").waitFor();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("grid", { name: "Earlier" }).getByText("Postponed").waitFor();
  const { meeting, agenda } = await ask(page, "meetings.open", { pairId } as never);
  expect([
    meeting.day?.slice(0, 4),
    agenda.map(({ text, carried }) => `${text} ${carried}`),
  ]).toEqual([String(Number(before.day?.slice(0, 4)) + 1), ["Budget 1"]]);
});

test("a meeting whose day has passed asks whether it happened, and a yes carries what is open", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairId } = await preparedWithAna(page, ["Budget"], false);
  await page.clock.install({ time: new Date(Date.now() + 2 * 86_400_000) });
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  await openPair(page, pairId);
  await page.getByText("Did it happen?").waitFor();
  await page.getByRole("button", { name: "We met" }).click();
  await page.getByRole("grid", { name: "Agenda" }).getByText("carried once").waitFor();
  expect(await agendaOf(page)).toEqual(["Budget"]);
});

test("a promise carried a third time asks for a choice at the top, and still on with a date settles it", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairId } = await preparedWithAna(page, [], false);
  await ask(page, "tasks.add", { title: "Send the deck", pairId } as never);
  for (let held = 0; held < 3; held++) {
    const { meeting } = await ask(page, "meetings.open", { pairId } as never);
    await ask(page, "meetings.start", { id: meeting.id });
    await ask(page, "meetings.end", { id: meeting.id });
  }
  await openPair(page, pairId);
  const decide = page.getByRole("region", { name: "To decide" });
  await decide.getByText("Send the deck").waitFor();
  await decide.getByRole("button", { name: "Still on" }).click();
  await page.getByRole("button", { name: "In a week" }).click();
  await decide.waitFor({ state: "detached" });
  await page
    .getByRole("grid", { name: "You promised" })
    .getByRole("row", { name: "Send the deck" })
    .waitFor();
  expect(await point(page, "Send the deck").count()).toBe(0);
});
