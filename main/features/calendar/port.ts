import type { Busy } from "#core/calendar/attendee.ts";
import type { CalendarProvider } from "#core/calendar/calendar-account.ts";
import type { SeriesRule } from "#core/calendar/series-rule.ts";
import type { Span } from "#core/calendar/spans.ts";
import type { Result } from "#core/kernel/result.ts";
import type { Day, Millis, TimeOfDay, Zone } from "#core/kernel/time.ts";

/** What can go wrong with a provider, by what to do next. Never a word of what it answered: only short codes. */
export type CalendarFailure =
  /** The network, the provider, or time was lacking: the same again, later. */
  | { readonly type: "Offline" }
  /** The provider is busy: nothing before `until`. */
  | { readonly type: "SlowDown"; readonly until: Millis }
  /** The grant is dead or too small. */
  | { readonly type: "SignInAgain" }
  | { readonly type: "AdminConsent" }
  /** It was changed since it was looked at (412). */
  | { readonly type: "Conflict" }
  /** It is not there any more. */
  | { readonly type: "Gone" }
  /** The provider does not want it, and would not want it again; `code` is its own short word. */
  | { readonly type: "Refused"; readonly code: string };

/** What a provider says of somebody's time. "unknown" must never become "free". */
export type Availability =
  | {
      readonly who: string;
      readonly state: "known";
      /** What was asked; `busy` is everything in it. */
      readonly within: Span;
      readonly busy: readonly Busy[];
    }
  | {
      readonly who: string;
      readonly state: "unknown";
      readonly reason: "not-found" | "no-permission" | "too-many" | "provider";
    };

/** An event that is ours to make. All of it is chosen and stored before the first request. */
export type Draft = {
  /** Ours, made of lower-case hexadecimal digits (Google's `id`, Microsoft's `transactionId` and our property). The same again never makes a second event. */
  readonly eventId: string;
  readonly title: string;
  readonly zone: Zone;
  /** By the clock of `zone`; of a series its first. */
  readonly day: Day;
  readonly at: TimeOfDay;
  readonly minutes: number;
  readonly rule?: SeriesRule | undefined;
  /** Who is invited besides the owner; `undefined` when nobody is. */
  readonly invitee?: string | undefined;
  /** Whether the provider mails the other one: only on a click. */
  readonly tells: boolean;
  /** A Meet or Teams link is wanted. */
  readonly video: boolean;
};

/** Where an event of ours lies. It can be lost: everything that matters is kept by the pair. */
export type Placed = {
  /** The provider's. */
  readonly id: string;
  readonly etag: string;
  readonly joinUrl?: string | undefined;
  readonly video: "none" | "pending" | "ready" | "unavailable";
};

/** Which part of a series is meant; of a single event always `all`. An occurrence is known by the day its rule gave it, which never changes. */
export type Part =
  | { readonly of: "all" }
  | { readonly of: "one"; readonly ruleDay: Day }
  | { readonly of: "following"; readonly ruleDay: Day };

/** A new time, by the clock of `zone`; with `following` a new series begins at it, under `draft.eventId`. */
export type Move = {
  readonly part: Part;
  readonly draft: Draft;
};

/** How an event of ours stands. There is no field that could hold what anybody wrote into it. */
export type Standing =
  | { readonly state: "gone" }
  | {
      readonly state: "there";
      readonly etag: string;
      readonly start: Millis;
      readonly end: Millis;
      readonly invitee: "none" | "no-answer" | "yes" | "no" | "maybe";
      readonly joinUrl?: string | undefined;
      readonly video: Placed["video"];
      /** Occurrences of a series that are not where its rule has them, by the day the rule gave them. */
      readonly exceptions: readonly (
        | { readonly ruleDay: Day; readonly state: "gone" }
        | {
            readonly ruleDay: Day;
            readonly state: "moved";
            readonly start: Millis;
            readonly end: Millis;
          }
      )[];
    };

/** A calendar of a provider. Google and Microsoft implement it, and one contract test is run on both. Each call says in time what became of it: nothing inside waits longer than a minute. */
export interface CalendarPort {
  readonly provider: CalendarProvider;
  readonly address: string;
  /** How much may be asked at once, and whether colleagues can be asked about and links be made. */
  readonly can: {
    readonly seeOthers: boolean;
    readonly video: boolean;
    readonly book: boolean;
  };
  /** Of each address, in order; any number of them over any time: it is asked for in parts that leave no gap. */
  readonly availability: (
    who: readonly string[],
    within: Span,
    signal?: AbortSignal,
  ) => Promise<Result<readonly Availability[], CalendarFailure>>;
  /** Makes the event, or finds that it was made. */
  readonly place: (draft: Draft) => Promise<Result<Placed, CalendarFailure>>;
  /** `Conflict` when it was changed by somebody else since `placed`. Of `following` the answer is the new series. */
  readonly move: (placed: Placed, move: Move) => Promise<Result<Placed, CalendarFailure>>;
  /** One that is gone already is cancelled. `tells`: whether the other one gets a mail. */
  readonly cancel: (
    placed: Placed,
    part: Part,
    tells: boolean,
  ) => Promise<Result<void, CalendarFailure>>;
  /** Only events that were placed by us are ever looked at. */
  readonly look: (placed: Placed) => Promise<Result<Standing, CalendarFailure>>;
}

/** Gives access tokens, which are nowhere but in memory. */
export interface TokenPort {
  /** One that should work now; `isRefused`: the last one did not. */
  readonly token: (options: {
    readonly isRefused: boolean;
  }) => Promise<
    Result<
      string,
      Extract<CalendarFailure, { type: "Offline" | "SignInAgain" | "AdminConsent" | "SlowDown" }>
    >
  >;
}

/** How the adapters reach the network: below it are the firewall and nothing else. `fetch` in the app. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;
