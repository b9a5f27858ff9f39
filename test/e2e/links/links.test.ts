import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { startBeside } from "./start-beside.ts";

const hash = ({ page }: RunningApp) => new URL(page.url()).hash;

test("a link that starts the app opens its task at once, and one to the running app its 1:1 and its person", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  const { ids, pairs } = await begin(first.page, ["Ana Souza"]);
  const task = await ask(first.page, "tasks.add", { title: "Write the plan" } as never);
  await first.quit();

  await using app = await startApp({
    config: config.path,
    args: [`allelements://task/${task.value.id}`],
  });
  const title = app.page.getByRole("complementary").getByRole("textbox").first();
  await expect.poll(() => title.inputValue()).toBe("Write the plan");

  const pair = await startBeside(config.path, [`allelements://one-on-one/${pairs["Ana Souza"]}`]);
  await expect.poll(() => hash(app)).toBe(`#/pairs/${pairs["Ana Souza"]}`);
  const person = await startBeside(config.path, ["--open", `/people/${ids["Ana Souza"]}`]);
  await expect.poll(() => hash(app)).toBe(`#/people/${ids["Ana Souza"]}`);
  expect([pair.code, person.code]).toEqual([0, 0]);
});

test("an invitation's link shows the way to join, and joins nothing", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  await startBeside(config.path, ["--", `allelements://invitation/${"a".repeat(43)}`]);
  await app.page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect([
    hash(app),
    (await ask(app.page, "account.state", undefined)).type,
    (await ask(app.page, "settings.get", undefined)).route,
  ]).toEqual([`#/account?invitation=${"a".repeat(43)}`, "local", "/account"]);
});

test("what no screen answers to opens nothing: a link is passed over, --open says why", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  const before = hash(app);
  const link = await startBeside(config.path, ["allelements://delete/everything"]);
  const open = await startBeside(config.path, ["--open", "https://elsewhere.example"]);
  const add = await startBeside(config.path, ["--quick-add="]);
  expect([link.code, open.code, add.code, hash(app)]).toEqual([0, 2, 2, before]);
  expect([open.complained, add.complained]).toEqual([
    expect.stringContaining("Not opened: "),
    expect.stringContaining("Not saved: "),
  ]);
});
