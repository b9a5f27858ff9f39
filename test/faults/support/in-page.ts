import type { Page } from "playwright-core";
import type { Answer, Channel, Question } from "#contract/index.ts";

type Door = {
  readonly elements: { readonly api: Record<string, (question: unknown) => Promise<unknown>> };
};

/** Asks through the real door, from the page. Bytes go as `{ bytes: [...] }`. */
export async function ask<C extends Channel>(
  page: Page,
  channel: C,
  question?: Question<C> | object,
): Promise<Answer<C>> {
  const answered = await page.evaluate(
    ([name, input]) => {
      const whole = (value: unknown): unknown => {
        if (value === null || typeof value !== "object") return value;
        if ("bytes" in value) return new Uint8Array(value.bytes as number[]);
        if (Array.isArray(value)) return value.map(whole);
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]));
      };
      return (window as unknown as Door).elements.api[name as string]?.(whole(input));
    },
    [channel, question] as const,
  );
  return answered as Answer<C>;
}

/** The value of an answer that must be one. */
export async function had<C extends Channel>(
  page: Page,
  channel: C,
  question?: Question<C> | object,
) {
  const answer = await ask(page, channel, question);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as Extract<Answer<C>, { ok: true }>["value"];
}
