import type { Language } from "#sync/protocol/account.ts";
import { fill } from "../../mail/fill.ts";
import type { Mail } from "../../mail/mailer.ts";
import de from "./locale.de.json" with { type: "json" };
import en from "./locale.en.json" with { type: "json" };

const words = { en, de } as const;

/** A mail that carries a token, as a code to paste and as a link; behind `#` no server on the way gets to see it. */
export const tokenMail = (
  kind: "sign-up" | "reset" | "email",
  language: Language,
  to: string,
  { publicUrl, token }: { readonly publicUrl: string; readonly token: string },
): Mail => fill(to, words[language][kind], { token, link: `${publicUrl}/${kind}#${token}` });

/** A mail that only tells. */
export const noticeMail = (
  kind: "known" | "password-changed" | "email-changed" | "account-deleted",
  language: Language,
  to: string,
  values: Readonly<Record<string, string>> = {},
): Mail => fill(to, words[language][kind], values);
