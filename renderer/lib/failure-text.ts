import type { TFunction } from "i18next";

/** What happened, what is safe and what to do next, for any failure; an unknown one is named by its type. */
export function failureText(t: TFunction<"app">, failure: { readonly type: string }): string {
  const facts = failure as {
    readonly incident?: string;
    readonly by?: string;
    readonly through?: string;
  };
  return t([`failure.${failure.type}`, "failure.other"] as never, { ...facts, type: failure.type });
}
