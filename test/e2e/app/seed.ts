import type { Page } from "playwright-core";
import type { Api, Channel, Output, Question } from "#contract/index.ts";

type Opened = {
  readonly elements: {
    readonly api: Record<
      string,
      (question: unknown) => Promise<{ ok: boolean; value: unknown; error: unknown }>
    >;
  };
};

/** Asks the app as its page does, past its screens: to prepare what a test is not about. */
export async function ask<K extends Channel>(
  page: Page,
  channel: K,
  question: Question<K>,
): Promise<Output<K>> {
  const answer = await page.evaluate(
    ([name, input]) => (globalThis as unknown as Opened).elements.api[name as keyof Api]?.(input),
    [channel, question] as const,
  );
  if (!answer?.ok) throw new Error(`${channel}: ${JSON.stringify(answer?.error)}`);
  return answer.value as Output<K>;
}

/** A new profile of Mia in Berlin, past the first start, with people of these names; the ones with a 1:1 come first. */
export async function begin(
  page: Page,
  people: readonly string[] = [],
  withPair = people.length,
): Promise<{
  readonly ids: Readonly<Record<string, string>>;
  readonly pairs: Readonly<Record<string, string>>;
}> {
  await ask(page, "profile.begin", {
    name: "Mia Manager",
    zone: "Europe/Berlin" as never,
    sample: false,
    language: "en",
  });
  await ask(page, "settings.change", { welcome: "done", route: "/today" });
  const ids: Record<string, string> = {};
  const pairs: Record<string, string> = {};
  for (const [index, name] of people.entries()) {
    const saved = await ask(page, "people.add", { name } as never);
    ids[name] = saved.value.id;
    if (index < withPair)
      pairs[name] = (
        await ask(page, "pairs.start", {
          personId: saved.value.id,
          cadence: null,
          templateId: null,
        })
      ).value.id;
  }
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  return { ids, pairs };
}
