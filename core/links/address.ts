import { never } from "../kernel/never.ts";
import { type DeepLink, readDeepLink } from "./deep-link.ts";

const ID = "[A-Za-z0-9_-]{1,64}";

/** The screens that may be asked for from outside, by their address in the app. Only to look at: no address does anything. */
const SCREENS = new RegExp(
  `^/(?:today|tasks|calendar|people(?:/${ID})?|pairs(?:/${ID}){0,2}|search|settings(?:/[a-z]{1,20})?)$`,
);

/** Where in the app a link leads. */
export function addressOf(link: DeepLink): string {
  switch (link.to) {
    case "today":
      return "/today";
    case "task":
      return `/tasks?task=${link.id}`;
    case "one-on-one":
      return `/pairs/${link.id}`;
    case "person":
      return `/people/${link.id}`;
    case "invitation":
      return `/account?invitation=${link.token}`;
    default:
      return never(link);
  }
}

/** The address that was asked for, as a link or as it stands in the app; `undefined` where it names no screen. */
export function readAddress(text: string): string | undefined {
  const link = readDeepLink(text);
  if (link) return addressOf(link);
  return SCREENS.test(text) ? text : undefined;
}
