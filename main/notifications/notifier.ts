// Port to whatever draws notifications on this computer: a server on Linux's session bus, or Electron's own class.
import type { Result } from "#core/kernel/result.ts";

/** What is to be shown: plain text in the person's language. Any length and any characters may stand in it; the notifier bounds them. */
export type Bell = {
  /** Ours, for example a reminder's id. A bell shown under the same id replaces the one that is there. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** In the order of their buttons. A server without buttons shows none, so nothing may be reachable only through them. */
  readonly actions: readonly { readonly key: string; readonly label: string }[];
  readonly urgency: "low" | "normal" | "critical";
};

/** Why a bell could not be shown; `reason` is a short code, never what the bell says. */
export type NotifierError =
  /** Nobody here draws notifications. There may be somebody later. */
  | { readonly type: "NoServer"; readonly reason: string }
  /** Somebody does, but would not, or did not answer in time. */
  | { readonly type: "Refused"; readonly reason: string };

/** What a person did about a bell. `opened` is a click on the bell itself. */
export type Answer =
  | {
      readonly id: string;
      readonly what: "opened";
      /** Lets a Wayland compositor bring our window to the front, where the server gives one. */
      readonly activationToken?: string;
    }
  | {
      readonly id: string;
      readonly what: "action";
      readonly key: string;
      readonly activationToken?: string;
    }
  /** `expired`: nobody did anything, and the bell left the screen by itself. */
  | { readonly id: string; readonly what: "dismissed" | "expired" };

/** Who draws the bells, for a screen that says whether reminders can be seen here. */
export type NotifierHealth =
  | {
      readonly kind: "dbus" | "electron";
      readonly server: string | undefined;
      readonly version: string | undefined;
      readonly capabilities: readonly string[];
      /** Whether the system asks for quiet; `undefined` where it does not say. */
      readonly isQuiet: boolean | undefined;
    }
  | { readonly kind: "none"; readonly reason: string };

/** Shows bells and tells what became of them. Nothing here throws or rejects, and nothing takes longer than a few seconds. */
export type Notifier = {
  readonly show: (bell: Bell) => Promise<Result<{ readonly shown: true }, NotifierError>>;
  /** Takes a bell off the screen; no answer follows. An id that is not there is no error. */
  readonly withdraw: (id: string) => Promise<void>;
  readonly health: () => Promise<NotifierHealth>;
  /** Tells now and whenever it changes whether the system asks for quiet; the returned function ends that. Where it holds notifications back by itself, it never does. */
  readonly watchQuiet: (listener: (isQuiet: boolean) => void) => () => void;
  /** Calls back for each answer to a bell this notifier showed; the returned function ends that. After an action or `opened` nothing more comes for that bell. */
  readonly onAnswer: (listener: (answer: Answer) => void) => () => void;
  /** Lets go of the bus. Bells on the screen stay there. */
  readonly close: () => Promise<void>;
};
