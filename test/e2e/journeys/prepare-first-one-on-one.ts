import type { Page } from "playwright-core";

/** A new person's first minutes: says who they are, adds Ana, starts a 1:1 with her without a rhythm and puts a point on its agenda. */
export async function prepareFirstOneOnOne(
  page: Page,
  point = "Ask about the launch",
): Promise<void> {
  await page.getByLabel("Your name").fill("Mia Manager");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Name of someone you meet").fill("Ana Souza");
  await page.keyboard.press("Enter");
  await page
    .getByRole("list", { name: "People you meet" })
    .getByText("Ana Souza", { exact: true })
    .waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await choose(page, "How often", "When we need it");
  await choose(page, "Agenda starts with", "Nothing");
  await page.getByRole("button", { name: "Start preparing" }).click();
  await page.getByRole("textbox", { name: "Add a talking point" }).fill(point);
  await page.keyboard.press("Enter");
  await page.getByRole("grid", { name: "Agenda" }).getByText(point).waitFor();
}

async function choose(page: Page, field: string, choice: string): Promise<void> {
  await page.getByRole("button", { name: field }).click();
  await page.getByRole("option", { name: choice }).click();
}
