import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startApp } from "../e2e/app/start-app.ts";
import { type Figure, median, percentile } from "./figures.ts";
import { fillProfile } from "./many-items.ts";
import { giveAway } from "./start-and-memory.ts";

/** What a person feels in the page: search among 10,000 notes. */
export async function pageFigures(): Promise<readonly Figure[]> {
  const config = mkdtempSync(join(process.env["HOME"] ?? "/tmp", "bench-"));
  await fillProfile(
    join(config, "All Elements", "profile"),
    {
      people: 60,
      meetingsPerPair: 200,
      pointsPerMeeting: 1,
      tasks: 10_000,
      notes: 10_000,
      linesPerNote: 12,
    },
    Date.now(),
  );
  giveAway(config);
  await using app = await startApp({ config });
  const search = await searchTimes(app.page);
  rmSync(config, { recursive: true, force: true });
  return [
    {
      name: "search among 10,000 notes, p95",
      value: percentile(search, 0.95),
      unit: "ms",
      bound: 20,
      detail: `asked in the page, answered in the page; median ${median(search).toFixed(1)} ms`,
    },
  ];
}

type Page = Awaited<ReturnType<typeof startApp>>["page"];

/** Each prefix a person types of several words, from the question to the answer in the page. */
const searchTimes = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const { api } = (
      window as unknown as {
        elements: { api: Record<string, (input: unknown) => Promise<unknown>> };
      }
    ).elements;
    const words = [
      "launch",
      "budget",
      "migration",
      "security review",
      "customer feedback",
      "nothing like it",
      "onb",
      "g",
    ];
    const times: number[] = [];
    for (let round = 0; round < 4; round++)
      for (const word of words)
        for (let length = 1; length <= word.length; length++) {
          const at = performance.now();
          await api["search.find"]?.({ query: word.slice(0, length), limit: 50 });
          if (round > 0) times.push(performance.now() - at);
        }
    return times;
  });
