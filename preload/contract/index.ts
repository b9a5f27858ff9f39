import type { z } from "zod";
import type { Result } from "#core/kernel/result.ts";
import { account } from "./account.ts";
import { agenda } from "./agenda.ts";
import { backups } from "./backups.ts";
import { calendar } from "./calendar.ts";
import type { Call } from "./call.ts";
import { changes } from "./changes.ts";
import { handover } from "./handover.ts";
import { health } from "./health.ts";
import { inbox } from "./inbox.ts";
import { keys } from "./keys.ts";
import { meetings } from "./meetings.ts";
import { notes } from "./notes.ts";
import { pairs } from "./pairs.ts";
import { people } from "./people.ts";
import { profile } from "./profile.ts";
import { reminders } from "./reminders.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { sync } from "./sync.ts";
import { tasks } from "./tasks.ts";
import { templates } from "./templates.ts";
import { today } from "./today.ts";

/** All that crosses between the page and the machine. Everything else about it is derived from here. */
export const contract = {
  ...profile,
  ...settings,
  ...shell,
  ...health,
  ...today,
  ...people,
  ...pairs,
  ...handover,
  ...meetings,
  ...agenda,
  ...calendar,
  ...notes,
  ...tasks,
  ...inbox,
  ...templates,
  ...reminders,
  ...search,
  ...changes,
  ...backups,
  ...account,
  ...sync,
  ...keys,
} as const satisfies Record<string, Call>;

export type Channel = keyof typeof contract;
/** As the page sends it. */
export type Question<K extends Channel> = z.input<(typeof contract)[K]["input"]>;
/** As the handler gets it: parsed. */
export type Input<K extends Channel> = z.output<(typeof contract)[K]["input"]>;
export type Output<K extends Channel> = z.output<(typeof contract)[K]["output"]>;
export type Failure<K extends Channel> = z.output<(typeof contract)[K]["error"]>;

/** What can go wrong with any call. */
export type SystemFailure =
  /** A bug; the log knows it by this number. */
  | { readonly type: "Crash"; readonly incident: string }
  /** The question did not have the declared shape; `issues` name the fields. */
  | { readonly type: "BadInput"; readonly issues: readonly string[] }
  /** The data file is not open: ask `profile.state`. */
  | { readonly type: "NotOpen" }
  /** More was asked at once than any screen asks; this was not looked at. */
  | { readonly type: "TooManyAtOnce" }
  /** The disk is full; nothing was changed. */
  | { readonly type: "DiskFull" };

export type Handlers<C extends Channel = Channel> = {
  readonly [K in C]: (input: Input<K>) => Promise<Result<Output<K>, Failure<K>>>;
};
export type SliceHandlers<S extends string> = Handlers<Extract<Channel, `${S}.${string}`>>;
export type Answer<K extends Channel> = Result<Output<K>, Failure<K> | SystemFailure>;
export type Api = { readonly [K in Channel]: (question: Question<K>) => Promise<Answer<K>> };

/** Said to every page after a change was saved: which tables are different now. The page asks again for what it shows. */
export type Changed = { readonly tables: readonly string[] };

/** What the bridge puts on `window`. */
export type Bridge = {
  readonly api: Api;
  readonly onChanged: (listener: (changed: Changed) => void) => () => void;
  /** Called before the window closes: writes what is held and says whether it is all saved. */
  readonly onLeaving: (listener: () => Promise<boolean>) => () => void;
  /** Something is wanted of the page from outside: `shell.wanted` says what. */
  readonly onWanted: (listener: () => void) => () => void;
};
