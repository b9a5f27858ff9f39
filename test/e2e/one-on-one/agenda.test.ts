import { expect, test } from "vitest";
import { ask } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";
import { agendaOf, point, preparedWithAna } from "./prepared.ts";

test("the first points are typed one after the other without a pause, before the reader of lines is there", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await preparedWithAna(page, []);
  await page.getByRole("textbox", { name: "Add a talking point" }).fill("Budget");
  await page.keyboard.press("Enter");
  await page.keyboard.type("How is the team? !private\nRota\n");
  await point(page, "Rota").waitFor();
  await page.keyboard.press("Escape");
  expect(await agendaOf(page)).toEqual(["Budget", "How is the team?", "Rota"]);
});

test("an agenda is written, ordered, renamed and thinned out by keys alone", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await preparedWithAna(page, []);
  await page.keyboard.press("a");
  for (const text of ["Budget on Friday", "Rota", "Hiring"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await point(page, "Hiring").waitFor();
  await page.keyboard.press("Escape");
  expect(await agendaOf(page)).toEqual(["Budget on Friday", "Rota", "Hiring"]);

  await expectRowFocus(page, "Hiring");
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction(() =>
    document.querySelector("[data-list=agenda] [role=row]")?.textContent?.includes("Hiring"),
  );
  expect(await agendaOf(page)).toEqual(["Hiring", "Budget on Friday", "Rota"]);

  await page.keyboard.press("j");
  await expectRowFocus(page, "Budget on Friday");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Budget, again");
  await page.keyboard.press("Escape");
  await expectRowFocus(page, "Budget on Friday");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Budget of spring");
  await page.keyboard.press("Enter");
  await expectRowFocus(page, "Budget of spring");

  await page.keyboard.press("x");
  await page
    .getByRole("checkbox", { name: "Talked about: Budget of spring", checked: true })
    .waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Delete");
  await point(page, "Rota").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await point(page, "Rota").waitFor();
  expect(await agendaOf(page)).toEqual(["Hiring", "Budget of spring", "Rota"]);
});

test("several lines pasted are several points and one step back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await preparedWithAna(page, ["First"]);
  await page.getByRole("textbox", { name: "Add a talking point" }).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "One\n\n  Two\r\nThree");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await point(page, "Three").waitFor();
  expect(await agendaOf(page)).toEqual(["First", "One", "Two", "Three"]);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await point(page, "Three").waitFor({ state: "detached" });
  expect(await agendaOf(page)).toEqual(["First"]);
});

test("a point is dragged to another place, by the pointer and by its grip from the keyboard", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { pairId } = await preparedWithAna(page, ["One", "Two", "Three"]);
  const order = async () =>
    (await ask(page, "meetings.open", { pairId } as never)).agenda.map(({ text }) => text);
  const { height = 0 } = (await point(page, "One").boundingBox()) ?? {};
  await point(page, "Three").dragTo(point(page, "One"), {
    targetPosition: { x: 120, y: height * 0.1 },
  });
  await expect.poll(order).toEqual(["Three", "One", "Two"]);
  expect(await agendaOf(page)).toEqual(["Three", "One", "Two"]);

  await point(page, "Three").getByRole("button", { name: /Move/ }).focus();
  await page.keyboard.press("Enter");
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await expect.poll(order).not.toEqual(["Three", "One", "Two"]);
  await page.keyboard.press("Control+z");
  await expect.poll(order).toEqual(["Three", "One", "Two"]);
});

test("of 200 points only those in sight are drawn, and the last one is reached and ticked by keys", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const texts = Array.from({ length: 200 }, (_, index) => `Point ${index + 1}`);
  const { pairId } = await preparedWithAna(page, texts);
  await point(page, "Point 1").first().waitFor();
  expect(await page.getByRole("grid", { name: "Agenda" }).getByRole("row").count()).toBeLessThan(
    80,
  );
  await page.keyboard.press("j");
  await expectRowFocus(page, "Point 1");
  await page.keyboard.press("End");
  await expectRowFocus(page, "Point 200");
  await page.keyboard.press("x");
  await page.getByRole("checkbox", { name: "Talked about: Point 200", checked: true }).waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await page.getByRole("checkbox", { name: "Talked about: Point 200", checked: true }).waitFor();
  const { agenda } = await ask(page, "meetings.open", { pairId } as never);
  expect(agenda.slice(-2).map(({ text, state }) => `${text} ${state}`)).toEqual([
    "Point 200 done",
    "Point 199 open",
  ]);
});

const expectRowFocus = async (page: Parameters<typeof point>[0], text: string) => {
  await page.waitForFunction(
    (wanted) =>
      document.activeElement?.getAttribute("role") === "row" &&
      document.activeElement.textContent?.includes(wanted),
    text,
  );
};
