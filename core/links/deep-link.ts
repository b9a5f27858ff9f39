import { PairId, PersonId, TaskId } from "../kernel/ids.ts";

/** What an `allelements://` link may ask for: to see something, or to look at an invitation. Never an act. */
export type DeepLink =
  | { readonly to: "today" }
  | { readonly to: "task"; readonly id: TaskId }
  | { readonly to: "one-on-one"; readonly id: PairId }
  | { readonly to: "person"; readonly id: PersonId }
  | { readonly to: "invitation"; readonly token: string };

const MAX_LENGTH = 512;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Reads a link as strictly as it was written: exact scheme, a known place, one id of the known form, no query, no fragment, no encoding. Anything else is no link. */
export function readDeepLink(text: string): DeepLink | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, place, rest] = /^allelements:\/\/([a-z-]+)(?:\/([A-Za-z0-9_-]+))?\/?$/.exec(text) ?? [];
  switch (place) {
    case "today":
      return rest === undefined ? { to: "today" } : undefined;
    case "task": {
      const id = TaskId.safeParse(rest);
      return id.success ? { to: "task", id: id.data } : undefined;
    }
    case "one-on-one": {
      const id = PairId.safeParse(rest);
      return id.success ? { to: "one-on-one", id: id.data } : undefined;
    }
    case "person": {
      const id = PersonId.safeParse(rest);
      return id.success ? { to: "person", id: id.data } : undefined;
    }
    case "invitation":
      return rest !== undefined && TOKEN.test(rest) ? { to: "invitation", token: rest } : undefined;
    default:
      return undefined;
  }
}

/** The link among a process's arguments: the one after `--`, or the only argument with our scheme (desktop files on Linux pass it bare). */
export function linkInArguments(argv: readonly string[]): DeepLink | undefined {
  const links = argv.filter((argument) => argument.startsWith("allelements:"));
  return links.length === 1 && links[0] !== undefined ? readDeepLink(links[0]) : undefined;
}
