import { afterAll, beforeAll, expect, test } from "vitest";
import type { PairId } from "#core/kernel/ids.ts";
import { ask } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { aServer, type RunningServer } from "./a-server.ts";
import { addPoint, agendaIn, allSynced, miaAndAna } from "./two-people.ts";

// Two real apps and a real backend on loopback. One beginning for all tests of the file: signing up twice takes its time.

const stack = new AsyncDisposableStack();
let server: RunningServer;
let mia: RunningApp;
let ana: RunningApp;
let pairId: PairId;

beforeAll(async () => {
  server = stack.use(await aServer());
  const env = { AE_SERVER: server.url };
  mia = stack.use(await startApp({ config: stack.use(freshConfig()).path, env }));
  ana = stack.use(await startApp({ config: stack.use(freshConfig()).path, env }));
  ({ pairId } = await miaAndAna(server, mia.page, ana.page));
});
afterAll(() => stack.disposeAsync());

test("who joins by invitation is the person who was invited, with one 1:1 for the two and nothing lost", async () => {
  expect(server.incidents).toEqual([]);
  const people = async (app: RunningApp) =>
    (await ask(app.page, "people.list", undefined))
      .map(({ id, name }) => `${id} ${name}`)
      .toSorted();
  expect(await people(ana)).toEqual(await people(mia));
  expect((await ask(mia.page, "pairs.list", undefined)).map(({ pair }) => pair.id)).toEqual([
    pairId,
  ]);
  const found = await ask(ana.page, "search.find", { query: "wrote this before", limit: 10 });
  expect(found.hits.map(({ kind }) => kind)).toEqual(["task"]);
});

test("each sees that the other looks at their 1:1", async () => {
  for (const app of [mia, ana])
    await app.page.evaluate((id) => void (location.hash = `#/pairs/${id}`), pairId);
  await mia.page.getByText("Ana is here").waitFor();
  await ana.page.getByText("Mia is here").waitFor();
});

test("both write into one agenda without a network, come back, and see the same", async () => {
  server.cut();
  await addPoint(mia.page, pairId, "From Mia, on a train");
  await addPoint(ana.page, pairId, "From Ana, in a lift");
  await mia.page.getByText("Offline, 1 to send").waitFor({ timeout: 15_000 });
  await mia.page.getByText(/Saved here/).waitFor();
  await ana.page.getByText("Offline, 1 to send").waitFor({ timeout: 15_000 });
  server.mend();
  for (const app of [mia, ana, mia, ana]) await allSynced(app.page);
  const seen = await agendaIn(mia.page, pairId);
  expect(seen).toContain("From Mia, on a train");
  expect(seen).toContain("From Ana, in a lift");
  expect(await agendaIn(ana.page, pairId)).toEqual(seen);
  await mia.page.getByText(/^Synced/).waitFor();
});

test("a point that is being renamed keeps its words and the caret while the other one writes", async () => {
  await mia.page.getByRole("row", { name: /From Mia, on a train/ }).click();
  await mia.page.keyboard.press("Enter");
  const field = mia.page.getByRole("textbox", { name: "Rename" });
  await field.fill("From Mia, on a slow train");
  await field.press("Home");
  await addPoint(ana.page, pairId, "Ana adds while Mia types");
  const agenda = mia.page.getByRole("grid", { name: "Agenda" });
  await agenda.getByText("Ana adds while Mia types").waitFor();
  expect(
    await field.evaluate((one) => [
      document.activeElement === one,
      (one as unknown as { selectionStart: number }).selectionStart,
    ]),
  ).toEqual([true, 0]);
  await mia.page.keyboard.press("Enter");
  await ana.page
    .getByRole("grid", { name: "Agenda" })
    .getByText("From Mia, on a slow train")
    .waitFor();
});
