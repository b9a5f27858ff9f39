import { expect, test } from "vitest";
import type { PersonId } from "#core/kernel/ids.ts";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { steps } from "../app/steps.ts";
import { aServer, type RunningServer } from "./a-server.ts";
import {
  addPoint,
  agendaIn,
  allSynced,
  mailed,
  miaAndAna,
  noteSaying,
  seenByServer,
  signUp,
} from "./two-people.ts";

// Three real apps and a real backend: Mia hands Ana over to Cara.

const CANARIES = ["Mias-canary-77231", "Anas-canary-40912", "Anas-point-55180", "Stays-between-us"];

test("J15: a new manager takes over Ana, with her consent; private stays private", async () => {
  await using server = await aServer();
  const env = { AE_SERVER: server.url };
  using configs = new DisposableStack();
  const start = () => startApp({ config: configs.use(freshConfig()).path, env });
  await using mia = await start();
  await using ana = await start();
  await using cara = await start();
  const { pairId, anaId } = await miaAndAna(server, mia.page, ana.page);
  const caraId = await caraJoins(server, mia, cara);
  await ask(mia.page, "people.change", { id: anaId, details: { managerId: await meOf(mia) } });
  await addPoint(mia.page, pairId, "The move to Hamburg");
  await addPoint(ana.page, pairId, "Stays-between-us");
  await privately(mia, anaId, "Mias-canary-77231");
  await privately(ana, await meOf(mia), "Anas-canary-40912");
  const { meeting } = await ask(ana.page, "meetings.open", { pairId } as never);
  await ask(ana.page, "agenda.add", {
    meetingId: meeting.id,
    text: "Anas-point-55180",
    sharing: "private",
  } as never);
  for (const app of [mia, ana, mia, ana, cara]) await allSynced(app.page);

  await mia.page.evaluate((id) => void (location.hash = `#/people/${id}`), anaId);
  const manager = steps(mia.page);
  await manager.click(mia.page.getByRole("button", { name: "Hand over…" }));
  const option = mia.page.getByRole("option", { name: "Cara Chen" });
  await option.waitFor();
  await manager.click(option);
  await mia.page.getByRole("checkbox", { name: "The move to Hamburg" }).waitFor();
  expect(await axeFinds(mia.page)).toEqual([]);
  await manager.press("Enter");
  await mia.page.getByRole("button", { name: "Withdraw the handover" }).waitFor();
  expect(manager.count()).toBe(3);
  for (const app of [mia, ana, cara]) await allSynced(app.page);
  expect(await ask(cara.page, "handover.open", undefined)).toEqual([]);

  await ana.page.evaluate(() => void (location.hash = "#/today"));
  await ana.page.getByText("Mia Manager suggests that Cara Chen takes over").waitFor();
  const person = steps(ana.page);
  await person.click(ana.page.getByRole("button", { name: "Look at it…" }));
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByText("Private notes and points of yours and of Mia Manager").waitFor();
  const words = await dialog.innerText();
  expect(CANARIES.filter((canary) => words.includes(canary))).toEqual(["Stays-between-us"]);
  expect(await axeFinds(ana.page)).toEqual([]);
  await person.click(dialog.getByText("Stays-between-us"));
  await person.click(dialog.getByRole("button", { name: "Accept" }));
  await ana.page.getByRole("status").getByText("Handed over").waitFor();
  expect(person.count()).toBe(3);
  for (const app of [ana, mia, cara]) await allSynced(app.page);

  const [row, ...more] = await ask(cara.page, "pairs.list", undefined);
  expect([row?.otherId, more]).toEqual([anaId, []]);
  expect(await agendaIn(cara.page, row?.pair.id as never)).toEqual(["The move to Hamburg"]);
  expect(await agendaIn(mia.page, pairId)).toEqual(["Stays-between-us"]);
  for (const app of [mia, ana, cara]) {
    const people = await ask(app.page, "people.list", undefined);
    expect(people.find(({ id }) => id === anaId)?.managerId).toBe(caraId);
  }
  for (const query of CANARIES)
    expect((await ask(cara.page, "search.find", { query, limit: 10 })).hits).toEqual([]);
  expect(await seenByServer(server, CANARIES)).toEqual(["Stays-between-us"]);
  expect(server.incidents).toEqual([]);
});

const meOf = async (app: RunningApp): Promise<PersonId> =>
  (await ask(app.page, "people.list", undefined)).find(({ isMe }) => isMe)?.id as PersonId;

async function caraJoins(
  server: RunningServer,
  mia: RunningApp,
  cara: RunningApp,
): Promise<PersonId> {
  const email = "cara@acme.test";
  const saved = await ask(mia.page, "people.add", { name: "Cara Chen", email } as never);
  await allSynced(mia.page);
  await ask(mia.page, "account.invite", {
    personId: saved.value.id,
    role: "member",
    language: "en",
  });
  await begin(cara.page, []);
  await ask(cara.page, "people.change", {
    id: await meOf(cara),
    details: { name: "Cara Chen" },
  });
  await signUp(cara.page, server, email, "Cara Chen");
  await ask(cara.page, "account.join", { code: await mailed(server, email, "/join") });
  for (const app of [cara, mia]) await allSynced(app.page);
  return saved.value.id;
}

/** A private note of somebody about the other one. */
async function privately(app: RunningApp, personId: PersonId, text: string): Promise<void> {
  await ask(app.page, "notes.append", {
    note: { kind: "person-private", personId },
    update: noteSaying(text),
  });
}
