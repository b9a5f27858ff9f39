import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PairId } from "#core/kernel/ids.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { aServer, type RunningServer } from "./a-server.ts";
import {
  addPoint,
  agendaIn,
  allSynced,
  miaAndAna,
  noteSaying,
  PASSWORD,
  seenByServer,
} from "./two-people.ts";

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
  // What was saved before is still known to be saved: the file is not taken for an older one.
  const profile = await ask(ana.page, "profile.state", undefined);
  expect(profile.type === "ready" && profile.integrity).not.toBe("damaged");
});

test("each sees that the other looks at their 1:1", async () => {
  for (const app of [mia, ana])
    await app.page.evaluate((id) => void (location.hash = `#/pairs/${id}`), pairId);
  await mia.page.getByText("Ana is here").waitFor();
  await ana.page.getByText("Mia is here").waitFor();
  expect(await axeFinds(mia.page)).toEqual([]);
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

test("what the server does not take is named, shown with the server's row, and let go by a person", async () => {
  const miaThere = (await ask(ana.page, "people.list", undefined)).find(({ name }) =>
    name.startsWith("Mia"),
  );
  await ask(ana.page, "people.change", {
    id: miaThere?.id as never,
    details: { position: "Queen of everything" },
  });
  await ana.page.getByText("1 needs you").click();
  await ana.page.getByText("Queen of everything").waitFor();
  await ana.page.getByText("Not allowed").waitFor();
  expect(await axeFinds(ana.page)).toEqual([]);
  await addPoint(ana.page, pairId, "The rest goes on");
  await vi.waitFor(async () =>
    expect(await agendaIn(mia.page, pairId)).toContain("The rest goes on"),
  );
  const { json } = await ask(ana.page, "sync.exportRefused", undefined);
  expect(json).toContain("Queen of everything");
  await ana.page.getByRole("button", { name: "Let it go" }).click();
  await ana.page.getByText("Everything was accepted").waitFor();
  await allSynced(ana.page);
  await ana.page.evaluate((id) => void (location.hash = `#/pairs/${id}`), pairId);
});

test("at rest nothing is asked", async () => {
  for (const app of [mia, ana]) await allSynced(app.page);
  const before = server.asked();
  // What does not happen can only be seen by waiting: a round that begins the next would ask dozens of times.
  await mia.page.waitForTimeout(2_000);
  expect(server.asked() - before).toBeLessThan(8);
});

test("what is shared at the start or not at all has not left before", async () => {
  const { meeting } = await ask(mia.page, "meetings.open", { pairId } as never);
  const add = (text: string, sharing: string) =>
    ask(mia.page, "agenda.add", { meetingId: meeting.id, text, sharing } as never);
  await add("Salary, from the start", "at-start");
  await add("Thinking of leaving", "private");
  await ask(mia.page, "notes.append", {
    note: { kind: "meeting-private", meetingId: meeting.id },
    update: noteSaying("Nobody else reads this"),
  });
  await allSynced(mia.page);
  const secrets = ["Salary, from the start", "Thinking of leaving", "Nobody else reads this"];
  expect(await seenByServer(server, secrets)).toEqual([]);
  await ask(mia.page, "meetings.start", { id: meeting.id } as never);
  await allSynced(mia.page);
  await allSynced(ana.page);
  expect(await seenByServer(server, secrets)).toEqual(["Salary, from the start"]);
  const anas = await agendaIn(ana.page, pairId);
  expect(anas).toContain("Salary, from the start");
  expect(anas).not.toContain("Thinking of leaving");
});

test("two who write into one note read the same words, and neither loses a letter", async () => {
  const editors = [mia, ana].map(({ page }) =>
    page.getByRole("textbox", { name: "Notes", exact: true }),
  );
  const [mias, anas] = editors as [(typeof editors)[0] & {}, (typeof editors)[0] & {}];
  await mias.click();
  await mia.page.keyboard.type("Mia writes a line.");
  await anas.filter({ hasText: "Mia writes a line." }).waitFor();
  await anas.click();
  await ana.page.keyboard.press("Control+End");
  await ana.page.keyboard.press("Enter");
  await Promise.all([
    ana.page.keyboard.type("Ana answers below.", { delay: 20 }),
    mia.page.keyboard.type(" And goes on.", { delay: 20 }),
  ]);
  const words = ["Mia writes a line. And goes on.", "Ana answers below."];
  expect(words).toHaveLength(2);
  for (const editor of [mias, anas]) for (const line of words) await expectLine(editor, line);
});

const expectLine = async (editor: Locator, line: string) =>
  vi.waitFor(async () => expect(await editor.innerText()).toContain(line), { timeout: 10_000 });

test("another device of the same person fills itself", async () => {
  using config = freshConfig();
  await using other = await startApp({ config: config.path, env: { AE_SERVER: server.url } });
  await begin(other.page, []);
  const step = await ask(other.page, "account.signIn", {
    server: server.url,
    email: "ana@acme.test",
    password: PASSWORD,
  });
  const orgId = step.type === "signed-in" ? (step.organisations[0]?.orgId ?? "") : "";
  await ask(other.page, "account.enter", { orgId });
  await vi.waitFor(
    async () =>
      expect(await agendaIn(other.page, pairId)).toEqual(await agendaIn(ana.page, pairId)),
    { timeout: 20_000, interval: 200 },
  );
  const people = async (app: RunningApp) =>
    (await ask(app.page, "people.list", undefined)).map(({ id, name }) => `${id} ${name}`);
  expect(await people(other)).toEqual(await people(ana));
  expect((await ask(other.page, "account.devices", undefined)).length).toBe(2);
});
