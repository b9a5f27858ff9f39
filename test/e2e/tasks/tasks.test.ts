import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { steps } from "../app/steps.ts";

const onTasks = async (page: Parameters<typeof ask>[0], list = "mine") => {
  await page.evaluate((address) => void (location.hash = address), `/tasks?list=${list}`);
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
};

test("Ben is reminded of his task on a day of the week, in two steps", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza", "Ben Müller"]);
  const task = await ask(page, "tasks.add", {
    title: "Numbers for the review",
    assigneeId: ids["Ben Müller"],
  } as never);
  await onTasks(page, "waiting");
  await page.getByRole("row", { name: "Numbers for the review" }).click();

  const person = steps(page);
  await person.press("R");
  await person.click(page.getByRole("option", { name: /09:00/ }).nth(3));
  await page
    .getByRole("region", { name: /Notifications|Mitteilungen/ })
    .getByText("Reminder set")
    .waitFor();

  const reminders = await ask(page, "reminders.of", {
    subject: { type: "task", id: task.value.id },
  });
  // For whoever has the task when it comes, so for Ben while it is his.
  expect([
    person.count(),
    reminders.map(({ forId, state, time }) => [forId, state, time.kind]),
  ]).toEqual([2, [[null, "scheduled", "at"]]]);
});

test("a German line becomes a task with its day, and survives the app being killed", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await begin(first.page, ["Ana Souza"]);
  await ask(first.page, "settings.change", { language: "de" });
  await first.page.reload();
  await first.page.locator("body[data-ready]").waitFor();
  await first.page.evaluate(() => void (location.hash = "/tasks"));
  await first.page.getByRole("heading", { name: "Aufgaben" }).waitFor();

  const person = steps(first.page);
  await person.press("C");
  await person.type("Folien @ana morgen um 9 Uhr !hoch #q3");
  await person.press("Enter");
  await first.page
    .getByRole("region", { name: /Notifications|Mitteilungen/ })
    .getByText("Aufgabe hinzugefügt")
    .waitFor();
  await first.kill();

  await using again = await startApp({ config: config.path });
  const { tasks } = await ask(again.page, "tasks.list", { list: "waiting", limit: 10 });
  const { day } = await ask(again.page, "today.view", undefined);
  const tomorrow = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  expect([
    person.count(),
    tasks.map(({ title, due, dueAt, priority, labels }) => [title, due, dueAt, priority, labels]),
  ]).toEqual([3, [["Folien", tomorrow, "09:00", 3, ["q3"]]]]);
});

test("keys: done goes and comes back with undo, a date is typed, several go as one", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await ask(page, "tasks.addMany", { titles: ["One", "Two", "Three"] } as never);
  await onTasks(page);
  const row = (name: string) => page.getByRole("row", { name, exact: true });

  await row("One").click();
  await page.keyboard.press("X");
  await row("One").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await row("One").waitFor();

  await row("Two").click();
  await page.keyboard.press("D");
  await page.keyboard.type("tomorrow at 8");
  await page.keyboard.press("Enter");
  await page.getByRole("rowheader", { name: "Tomorrow" }).waitFor();

  await row("One").click();
  await row("Three").click({ modifiers: ["ControlOrMeta"] });
  await page.keyboard.press("Delete");
  await row("One").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await row("One").waitFor();
  await row("Three").waitFor();
  const { tasks } = await ask(page, "tasks.list", { list: "mine", limit: 10 });
  expect(tasks.map(({ title, dueAt }) => [title, dueAt])).toEqual([
    ["Two", "08:00"],
    ["One", null],
    ["Three", null],
  ]);
});

test("an unclear name is asked about, a part can be made text again, and too long a paste changes nothing", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ben Müller", "Ben Adler"]);
  await onTasks(page);
  await page.keyboard.press("C");
  await page.keyboard.type("Ring @ben about friday !high");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Ben Adler" }).click();
  await page.getByRole("button", { name: "Leave as text: High" }).click();
  const line = page.getByRole("textbox", { name: "New task" });
  const before = await line.inputValue();
  await line.evaluate((field) => {
    const data = new DataTransfer();
    data.setData("text/plain", "x".repeat(10_000_000));
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole("alert").getByText("Nothing was changed").waitFor();
  expect(await line.inputValue()).toBe(before);
  await page.keyboard.press("Enter");
  await page
    .getByRole("region", { name: /Notifications|Mitteilungen/ })
    .getByText("Task added")
    .waitFor();
  const { tasks } = await ask(page, "tasks.list", { list: "waiting", limit: 10 });
  expect(tasks.map(({ title, assigneeId, priority }) => [title, assigneeId, priority])).toEqual([
    ["Ring about !high", ids["Ben Adler"], 0],
  ]);
});

test("a list is sorted from the keyboard, and stays so after a new start", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  const { page } = first;
  await begin(page, ["Ana Souza"]);
  const add = (fields: object) => ask(page, "tasks.add", fields as never);
  await add({ title: "Soon", due: "2026-01-05" });
  await add({ title: "Matters", priority: 3 });
  await onTasks(page);
  const order = (shown: typeof page) =>
    shown
      .getByRole("grid", { name: "Mine" })
      .getByRole("row")
      .evaluateAll((rows) =>
        rows.map((row) => row.getAttribute("aria-label") ?? row.textContent ?? ""),
      );
  await page.getByRole("row", { name: "Soon" }).waitFor();
  expect(await order(page)).toEqual(["Overdue1", "Soon", "No date1", "Matters"]);

  await page.keyboard.press("s");
  await page.getByRole("menuitemradio", { name: "By date", checked: true }).waitFor();
  await page.getByRole("menuitemradio", { name: "By priority" }).press("Enter");
  const byPriority = ["High priority1", "Matters", "No priority1", "Soon"];
  await expect.poll(() => order(page)).toEqual(byPriority);
  await first.quit();

  await using again = await startApp({ config: config.path });
  await onTasks(again.page);
  await again.page.getByRole("row", { name: "Soon" }).waitFor();
  expect(await order(again.page)).toEqual(byPriority);
});

test("what someone who was removed still owes stands under their name", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"]);
  await ask(page, "tasks.add", { title: "The deck", assigneeId: ids["Ana Souza"] } as never);
  await ask(page, "people.archive", { id: ids["Ana Souza"] } as never);
  await onTasks(page, "waiting");
  await page.getByRole("rowheader", { name: "Ana Souza (removed)" }).waitFor();
  await page.getByRole("row", { name: "The deck" }).click();
  const assignee = page.getByRole("button", { name: "Ana Souza (removed)" });
  await expect.poll(() => assignee.count()).toBe(1);
});

test("axe finds nothing on the task lists, with details and while choosing, in light and dark", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"]);
  await ask(page, "tasks.add", {
    title: "Late and high",
    due: "2026-01-05",
    priority: 3,
    labels: ["q3"],
    repeat: { unit: "week", every: 1, anchor: "due" },
  } as never);
  await ask(page, "tasks.add", { title: "Ana's deck", assigneeId: ids["Ana Souza"] } as never);
  const found: string[] = [];
  const look = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${what}: ${id} ${String(target)}`),
      ),
    );
  };
  for (const theme of ["light", "dark"] as const) {
    await page.evaluate((name) => void (document.documentElement.dataset["theme"] = name), theme);
    for (const list of ["mine", "waiting", "due", "done"]) {
      await onTasks(page, list);
      await page.waitForTimeout(300);
      await look(`${theme} ${list}`);
    }
    await onTasks(page, "due");
    await page.getByRole("row", { name: "Late and high" }).click();
    await page.keyboard.press("Enter");
    await look(`${theme} details`);
    await page.getByRole("row", { name: "Late and high" }).click();
    for (const key of ["E", "D", "R"]) {
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(250);
      await look(`${theme} ${key}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.keyboard.press("C");
    await page.keyboard.type("deck @a");
    await page.getByRole("option", { name: "Ana Souza" }).waitFor();
    await page.waitForTimeout(250);
    await look(`${theme} line`);
    for (let n = 0; n < 3; n++) await page.keyboard.press("Escape");
  }
  expect(found).toEqual([]);
});
