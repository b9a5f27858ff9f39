import type { Page } from "playwright-core";

/** A new person's first minutes: says who they are, adds Ana, starts a 1:1 with her and puts a point on its agenda. */
export async function prepareFirstOneOnOne(page: Page, point = "Ask about the launch"): Promise<void> {
  await page.getByLabel("Your name").fill("Mia Manager");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByLabel("Name").fill("Ana Souza");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("button", { name: "Start 1:1" }).click();
  await page.getByLabel("Add a point").fill(point);
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Agenda" }).getByText(point).waitFor();
}
