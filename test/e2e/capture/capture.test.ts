import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { steps } from "../app/steps.ts";

test("a thought for Ana is caught in three steps and lies, private, on her next agenda", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairs } = await begin(page, ["Ana Souza", "Ben Müller"]);

  const person = steps(page);
  await person.press("Q");
  await page.getByRole("dialog", { name: "Capture" }).waitFor();
  await person.type("@ana ask about the launch");
  await person.press("Enter");
  await page
    .getByRole("region", { name: /Notifications|Mitteilungen/ })
    .getByText("Private talking point for your next 1:1 with Ana Souza")
    .waitFor();

  const { agenda } = await ask(page, "meetings.open", { pairId: pairs["Ana Souza"] } as never);
  expect([person.count(), agenda.map(({ text, sharing }) => [text, sharing])]).toEqual([
    3,
    [["ask about the launch", "private"]],
  ]);
});

test("what is typed before the line stands is in it, and none of its letters is taken for a command", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Ana Souza"]);
  await page.keyboard.type("qidea: just do it");
  await page.getByRole("dialog", { name: "Capture" }).waitFor();
  const line = page.getByRole("dialog", { name: "Capture" }).getByRole("textbox");
  await expect.poll(() => line.inputValue()).toBe("idea: just do it");
});

test("a date makes it a task, Alt and a figure choose another place, nobody means the inbox", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairs } = await begin(page, ["Ana Souza"]);
  const capture = async (line: string, then?: string) => {
    await page.keyboard.press("Q");
    await page.getByRole("dialog", { name: "Capture" }).waitFor();
    await page.keyboard.type(line);
    if (then) await page.keyboard.press(then);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Capture" }).waitFor({ state: "detached" });
  };
  await capture("@ana deck tomorrow");
  await capture("@ana budget tomorrow", "Alt+2");
  await capture("rotate who runs the retro");

  const { tasks } = await ask(page, "tasks.list", { list: "waiting", limit: 10 });
  const { agenda } = await ask(page, "meetings.open", { pairId: pairs["Ana Souza"] } as never);
  const inbox = await ask(page, "inbox.list", undefined);
  expect([
    tasks.map(({ title }) => title),
    agenda.map(({ text }) => text),
    inbox.map(({ text }) => text),
  ]).toEqual([["deck"], ["budget"], ["rotate who runs the retro"]]);
});

test("on Today an inbox item becomes a talking point, and one undo brings it back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Ana Souza"]);
  await ask(page, "inbox.add", { text: "Ask legal" } as never);
  const item = page.getByRole("row", { name: "Ask legal" });
  await item.hover();
  await item.getByRole("button", { name: "Make it a talking point with" }).click();
  await page.getByRole("menuitem", { name: "Ana Souza" }).click();
  await item.waitFor({ state: "detached" });
  await page.getByText("1:1s").first().waitFor();
  await page.keyboard.press("Control+z");
  await item.waitFor();
  expect(await ask(page, "inbox.list", undefined)).toHaveLength(1);
});

test("axe finds nothing on Today, empty and full, nor in the capture line, in light and dark", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  const found: string[] = [];
  const look = async (what: string) => {
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${what}: ${id} ${String(target)}`),
      ),
    );
  };
  await page.getByText("Begin with the people you meet").waitFor();
  await look("empty");
  const ana = await ask(page, "people.add", { name: "Ana Souza" } as never);
  await ask(page, "pairs.start", { personId: ana.value.id, cadence: null, templateId: null });
  await ask(page, "tasks.add", { title: "Late", due: "2026-01-05", priority: 3 } as never);
  await ask(page, "inbox.add", { text: "Ask legal" } as never);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => void (document.documentElement.dataset["theme"] = name), theme);
    await page.getByRole("row", { name: "Ask legal" }).waitFor();
    await look(theme);
    await page.keyboard.press("Q");
    await page.keyboard.type("@ana deck friday !high");
    await look(`${theme} capture`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
  expect(found).toEqual([]);
});
