import { dictionary } from "@zxcvbn-ts/language-common";

export type WeakPassword = "common" | "product" | "name";

const common = new Set<string>(dictionary["passwords-common"] ?? []);
const product = ["allelements", "all-elements", "all elements"];

/** Why a password is among the first to be tried; `undefined` for one that is not. Length is the schema's business, and no mixture of characters is asked for. */
export function weakness(password: string, email: string): WeakPassword | undefined {
  const plain = password.toLowerCase();
  const letters = plain.replace(/[\d\s!?.\-_*#]+$/, "");
  if (common.has(plain) || common.has(letters) || /^(.)\1*$/u.test(plain)) return "common";
  if (product.includes(plain) || product.includes(letters)) return "product";
  const [local = "", domain = ""] = email.split("@");
  if ([email, local, domain].includes(plain)) return "name";
  return undefined;
}
