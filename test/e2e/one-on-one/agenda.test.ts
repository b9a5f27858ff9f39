import { expect, test } from "vitest";
import { freshConfig, startApp } from "../app/start-app.ts";
import { agendaOf, point, preparedWithAna } from "./prepared.ts";

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
  await page.waitForFunction(() => document.querySelector("[data-list=agenda] [role=row]")?.textContent?.includes("Hiring"));
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
  await page.getByRole("checkbox", { name: "Talked about: Budget of spring", checked: true }).waitFor();
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
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await point(page, "Three").waitFor();
  expect(await agendaOf(page)).toEqual(["First", "One", "Two", "Three"]);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await point(page, "Three").waitFor({ state: "detached" });
  expect(await agendaOf(page)).toEqual(["First"]);
});

test("a tick is on the screen within 50 ms on an agenda of 200 points", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await preparedWithAna(page, Array.from({ length: 200 }, (_, index) => `Point ${index + 1}`));
  await point(page, "Point 200").waitFor();
  await point(page, "Point 3").first().click();
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const row = document.querySelector("[data-list=agenda] [role=row][aria-selected=true]") as HTMLElement;
            const box = row.querySelector("input") as HTMLInputElement;
            const wanted = !box.checked;
            const from = performance.now();
            const look = () => (box.checked === wanted ? resolve(performance.now() - from) : requestAnimationFrame(look));
            row.dispatchEvent(new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true }));
            requestAnimationFrame(look);
          }),
      ),
    );
    await page.waitForTimeout(250);
  }
  const median = times.toSorted((a, b) => a - b)[5] ?? 0;
  console.log(`tick to frame: median ${median.toFixed(0)} ms of ${times.map((ms) => ms.toFixed(0)).join(" ")}`);
  expect(median).toBeLessThan(50);
});

const expectRowFocus = async (page: Parameters<typeof point>[0], text: string) => {
  await page.waitForFunction((wanted) => document.activeElement?.getAttribute("role") === "row" && document.activeElement.textContent?.includes(wanted), text);
};
