import { expect, test } from "vitest";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { aServer } from "./a-server.ts";
import { allSynced, seenByServer } from "./two-people.ts";
import {
  axeInBothThemes,
  goTo,
  miaAlone,
  miaElsewhere,
  noteAbout,
  readNoteAbout,
} from "./two-devices.ts";

// One person, two computers and a real backend: how the key of private notes gets from the one to the other.

const SECRET = "Ana-wants-to-lead-88140";

test("the recovery kit is kept on the first computer and opens private notes on the second; a wrong code is told and harms nothing", async () => {
  await using both = await twoComputers();
  const { first, second, anaId, server } = both;
  const one = first.page;
  await goTo(one, "/settings/privacy");
  await one.getByText("Keep your recovery kit.").waitFor();
  expect(await axeInBothThemes(one)).toEqual([]);
  await one.getByRole("button", { name: "Show the recovery kit" }).click();
  const dialog = one.getByRole("dialog", { name: "Your recovery kit" });
  const code = await dialog.getByRole("group", { name: "Code of the recovery kit" }).innerText();
  expect(await axeInBothThemes(one)).toEqual([]);
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await dialog.waitFor({ state: "detached" });
  await one.getByText("Keep your recovery kit.").waitFor({ state: "detached" });

  const two = second.page;
  await miaElsewhere(two);
  await goTo(two, "/settings/privacy");
  await two.getByText("Your private notes are not on this computer yet.").waitFor();
  expect(await axeInBothThemes(two)).toEqual([]);
  const field = two.getByLabel("Recovery kit");
  await field.press("Enter");
  await two.getByText("Type the code of your recovery kit.").waitFor();
  await field.fill(`${code.slice(0, -4)}AAAA`);
  await field.press("Enter");
  await two.getByText("That is not the code of your recovery kit.").waitFor();
  expect(await axeInBothThemes(two)).toEqual([]);
  await field.fill(code.replaceAll("-", " ").toLowerCase());
  await field.press("Enter");
  await two.getByText("This computer has your key.").waitFor();
  await readNoteAbout(two, anaId, SECRET);

  await noteAbout(two, anaId, "Written on the second computer");
  await allSynced(two);
  await readNoteAbout(one, anaId, "Written on the second computer");
  expect(await seenByServer(server, [SECRET, "Written on the second computer"])).toEqual([]);
  expect(server.incidents).toEqual([]);
}, 120_000);

test("the first computer lets the second in after six digits were compared", async () => {
  await using both = await twoComputers();
  const { first, second, anaId, server } = both;
  const one = first.page;
  await goTo(one, "/settings/privacy");
  await one.getByText("This computer has your key.").waitFor();
  const two = second.page;
  await miaElsewhere(two);
  await goTo(two, "/settings/privacy");
  const shown = two.getByRole("group", { name: /Both show this number/ });
  const number = await shown.innerText();
  expect(number).toMatch(/^\d{6}$/);
  await allSynced(two);
  const before = server.asked();
  // What does not happen can only be seen by waiting: a device that hears of its own question asks hundreds of times.
  await two.waitForTimeout(2_000);
  expect(server.asked() - before).toBeLessThan(8);

  const ask = one.getByRole("status").filter({ hasText: "asks for your private notes." });
  await ask.getByText(number).first().waitFor();
  expect(await axeInBothThemes(one)).toEqual([]);
  await ask.getByRole("button", { name: `Allow, it shows ${number}` }).click();
  await one
    .getByText(/can read your private notes now/)
    .first()
    .waitFor();
  await two.getByText("This computer has your key.").waitFor();
  expect(await axeInBothThemes(two)).toEqual([]);
  await readNoteAbout(two, anaId, SECRET);
  expect(await seenByServer(server, [SECRET])).toEqual([]);
  expect(server.incidents).toEqual([]);
}, 120_000);

/** Mia's first computer with an account and a private note; a second one, started and empty. */
async function twoComputers() {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await aServer());
  const start = async (): Promise<RunningApp> => {
    const { path } = stack.use(freshConfig());
    return stack.use(await startApp({ config: path, env: { AE_SERVER: server.url } }));
  };
  const first = await start();
  const second = await start();
  const { anaId } = await miaAlone(first.page, server);
  await noteAbout(first.page, anaId, SECRET);
  await allSynced(first.page);
  const kept = stack.move();
  return { server, first, second, anaId, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
