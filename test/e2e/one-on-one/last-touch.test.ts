import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { AgendaItemId, PairId } from "#core/kernel/ids.ts";
import { axeFinds } from "../app/axe.ts";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { aServer } from "../sync/a-server.ts";
import { addPoint, allSynced, miaAndAna } from "../sync/two-people.ts";

// Two real apps and a real backend: Mia and Ana prepare one agenda.

test("a point says that the other changed it last and when, to the one who did not; undone, it says nothing", async () => {
  await using server = await aServer();
  const env = { AE_SERVER: server.url };
  using configs = new DisposableStack();
  const start = () => startApp({ config: configs.use(freshConfig()).path, env });
  await using mia = await start();
  await using ana = await start();
  const { pairId } = await miaAndAna(server, mia.page, ana.page);
  await addPoint(mia.page, pairId, "Money");
  const [mine] = await pointsIn(mia.page, pairId);
  const { value: point } = await ask(mia.page, "agenda.rename", {
    id: mine?.id as AgendaItemId,
    text: "Budget",
  });
  expect(point.touched).toBeNull();
  for (const app of [mia, ana]) await allSynced(app.page);
  for (const { page } of [mia, ana]) await show(page, pairId);
  await rowIn(mia.page).waitFor();

  await ask(ana.page, "agenda.rename", { id: point.id, text: "Budget for 2027" });
  for (const app of [ana, mia]) await allSynced(app.page);
  await rowIn(mia.page)
    .getByText(/^Ana, (now|1 min\. ago)$/)
    .waitFor();
  expect(await axeFinds(mia.page)).toEqual([]);
  expect(await menuHeading(mia.page)).toMatch(/^Last changed by Ana, (now|\d min\. ago)$/);
  await rowIn(ana.page).getByText("Budget for 2027").waitFor();
  expect(await rowIn(ana.page).innerText()).not.toMatch(/ago|now/);
  expect(await menuHeading(ana.page)).toMatch(/^Last changed by you, (now|\d min\. ago)$/);

  await ask(mia.page, "settings.change", { language: "de" } as never);
  await mia.page.reload();
  await mia.page.locator("body[data-ready]").waitFor();
  await show(mia.page, pairId);
  await rowIn(mia.page)
    .getByText(/^Ana, (jetzt|vor \d Min\.)$/)
    .waitFor();

  await ana.page.keyboard.press("Control+z");
  await rowIn(ana.page).getByText("Budget", { exact: true }).waitFor();
  for (const app of [ana, mia]) await allSynced(app.page);
  await mia.page.getByText("Budget", { exact: true }).waitFor();
  expect(await mia.page.getByText(/^Ana, /).count()).toBe(0);
}, 120_000);

const show = (page: Page, pairId: PairId) =>
  page.evaluate((id) => void (location.hash = `#/pairs/${id}`), pairId);

/** The only point. */
const rowIn = (page: Page) =>
  page.getByRole("grid", { name: "Agenda" }).getByRole("row", { name: /^Budget/ });

const pointsIn = async (page: Page, pairId: PairId) =>
  (await ask(page, "meetings.open", { pairId })).agenda;

/** What its menu begins with. */
async function menuHeading(page: Page): Promise<string> {
  await rowIn(page).click({ button: "right" });
  const group = page.getByRole("menu").getByRole("group").first();
  const heading = await group.evaluate((element) => {
    const id = element.getAttribute("aria-labelledby") ?? "";
    return document.getElementById(id)?.textContent ?? "";
  });
  await page.keyboard.press("Escape");
  return heading;
}
