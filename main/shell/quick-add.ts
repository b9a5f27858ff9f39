import type { Output, SystemFailure } from "#contract/index.ts";
import type { ProfileState } from "#contract/profile.ts";
import type { Settings } from "#contract/settings.ts";
import { fail, type Result } from "#core/kernel/result.ts";
import type { StoreLink } from "../ipc/store-link.ts";
import { within } from "../secrets/within.ts";
import { fill, wordsIn } from "./words.ts";

/** How a thought from the command line ended, and the line that says so. */
export type Said = { readonly isSaved: boolean; readonly line: string };

export type QuickAddDeps = {
  readonly ask: StoreLink["ask"];
  readonly language: () => Promise<Settings["language"]>;
  /** The file is being closed. */
  readonly isLeaving: () => boolean;
};

/** A keychain may be waiting for its owner, and nobody looks at this process. */
const PATIENCE_MS = 20_000;

/** Keeps a thought in the inbox, without a window. */
export async function quickAdd(
  { ask, language, isLeaving }: QuickAddDeps,
  text: string,
): Promise<Said> {
  const words = wordsIn(await language());
  if (isLeaving()) return no(words.notSaved.leaving);
  const notOpen: Result<Output<"inbox.add">, NoPageFailure> = fail({ type: "NotOpen" });
  const asked = ask("inbox.add", { text }) as Promise<typeof notOpen>;
  const answer = await within(PATIENCE_MS, asked, notOpen);
  if (answer.ok)
    return { isSaved: true, line: fill(words.saved, { text: answer.value.value.text }) };
  const { error } = answer;
  switch (error.type) {
    case "Crash":
      return no(fill(words.notSaved.Crash, { incident: error.incident }));
    case "BadInput":
      return no(words.unclear["quick-add"]);
    case "DiskFull":
      return no(words.notSaved.DiskFull);
    case "NotOpen":
      return no(words.notSaved[(await isBegun(ask)) ? "NotOpen" : "first-start"]);
  }
}

/** Only a page is refused for asking too much. */
type NoPageFailure = Exclude<SystemFailure, { readonly type: "TooManyAtOnce" }>;

const no = (line: string): Said => ({ isSaved: false, line });

async function isBegun(ask: StoreLink["ask"]): Promise<boolean> {
  const state = (await ask("profile.state", undefined)) as Result<ProfileState>;
  return !(state.ok && ["first-start", "choose-vault"].includes(state.value.type));
}
