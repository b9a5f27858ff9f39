import { InboxText } from "../inbox/inbox-item.ts";
import { addressOf, readAddress } from "./address.ts";
import { linkInArguments } from "./deep-link.ts";

/** What a start of the app is for. */
export type Wish =
  | { readonly type: "show" }
  | { readonly type: "open"; readonly address: string }
  | { readonly type: "quick-add"; readonly text: string }
  /** `--quick-add` without a text: the line to type one in. */
  | { readonly type: "capture" }
  /** It was written in a way nobody can follow: `--open` names no screen, `--quick-add` no text of a length that fits. */
  | { readonly type: "unclear"; readonly what: "open" | "quick-add" };

/** Reads a process's arguments: `--quick-add "text"`, `--quick-add`, `--open allelements://…`, `--open /path`, or a lone link. */
export function readWish(args: readonly string[]): Wish {
  const toAdd = valueOf(args, "--quick-add");
  if (toAdd === null) return { type: "capture" };
  if (toAdd !== undefined) {
    const text = InboxText.safeParse(toAdd);
    return text.success
      ? { type: "quick-add", text: text.data }
      : { type: "unclear", what: "quick-add" };
  }
  const toOpen = valueOf(args, "--open");
  if (toOpen !== undefined) {
    const address = readAddress(toOpen ?? "");
    return address === undefined ? { type: "unclear", what: "open" } : { type: "open", address };
  }
  const link = linkInArguments(args);
  return link ? { type: "open", address: addressOf(link) } : { type: "show" };
}

/** What a switch was given: behind `=`, or the next argument unless that is a switch itself. `null` when nothing was. */
function valueOf(args: readonly string[], name: string): string | null | undefined {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  const at = own.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const found = own[at];
  if (found === undefined) return undefined;
  if (found !== name) return found.slice(name.length + 1);
  const next = own[at + 1];
  return next === undefined || next.startsWith("-") ? null : next;
}
