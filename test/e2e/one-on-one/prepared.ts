import type { Page } from "playwright-core";
import { ask, begin } from "../app/seed.ts";

/** Today in Berlin, and the weekday of it. */
const today = new Date(new Date().toLocaleString("en-US", { timeZone: "Europe/Berlin" }));
const weekday = today.getDay() === 0 ? 7 : today.getDay();

/** A weekly 1:1 with Ana, today late in the evening, with points on its agenda; her page is open. */
export async function preparedWithAna(
  page: Page,
  points: readonly string[],
  open = true,
): Promise<{ readonly pairId: string }> {
  const { ids } = await begin(page, ["Ana Souza", "Ben Adeyemi"], 0);
  const cadence = { everyWeeks: 1, weekday, at: "23:59", minutes: 30, zone: "Europe/Berlin" };
  const pair = await ask(page, "pairs.start", {
    personId: ids["Ana Souza"],
    cadence,
    templateId: null,
  } as never);
  const pairId = pair.value.id;
  const { meeting } = await ask(page, "meetings.open", { pairId });
  if (points.length > 0)
    await ask(page, "agenda.addMany", {
      meetingId: meeting.id,
      texts: [...points],
      sharing: "shared",
    });
  if (open) await openPair(page, pairId);
  return { pairId };
}

export async function openPair(page: Page, pairId: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/pairs/${pairId}`);
  await page.getByRole("heading", { level: 1, name: "Ana Souza" }).waitFor();
  await page.getByRole("textbox", { name: "Add a talking point" }).waitFor();
}

export const point = (page: Page, text: string) =>
  page.getByRole("grid", { name: "Agenda" }).getByRole("row", { name: text });

/** The points of the agenda from top to bottom, as they are shown. */
export const agendaOf = (page: Page): Promise<string[]> =>
  page
    .getByRole("grid", { name: "Agenda" })
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => row.querySelector("[dir=auto]")?.textContent ?? ""));
