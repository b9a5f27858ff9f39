import { channels } from "#contract/channels.ts";
import type { Handlers } from "#contract/index.ts";
import { fail } from "#core/kernel/result.ts";
import type { Online, OnlineDeps } from "../compose-online.ts";
import type { OpenProfile, Profile } from "../features/profile/profile.ts";
import type { FeatureDeps } from "./deps.ts";

export type OnlineHolder = {
  /** Load what needs a server at the first question; the first screen never waits for it. */
  readonly handlers: Partial<Handlers>;
  readonly start: () => void;
  readonly saved: () => void;
  /** Somebody uses this device, which the person's others are told. */
  readonly used: () => void;
  readonly isUsedLast: () => boolean;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

type HolderDeps = Omit<OnlineDeps, "open" | "features" | "claimed" | "wipe"> & {
  readonly profile: Profile;
  readonly featuresOf: (open: OpenProfile) => FeatureDeps;
  readonly wipe: () => Promise<void>;
};

/** Holds what needs a server: loaded late, made anew whenever the profile is somebody else's or another file is open. */
export function onlineIn({ profile, featuresOf, ...deps }: HolderDeps): OnlineHolder {
  let held: { readonly of: unknown; readonly made: Promise<Online> } | undefined;
  let made: Online | undefined;

  function now(): Promise<Online> | undefined {
    const { open } = profile;
    if (!open) return undefined;
    if (held?.of !== open.identity) held = { of: open.identity, made: make(open, held?.made) };
    return held.made;
  }

  async function make(open: OpenProfile, before: Promise<Online> | undefined): Promise<Online> {
    const { composeOnline } = await import("../compose-online.ts");
    await (await before)?.close();
    made = composeOnline({
      ...deps,
      open,
      features: featuresOf(open),
      claimed: () => {
        profile.claimed();
        start();
      },
    });
    return made;
  }

  const start = (): void =>
    void now()?.catch((error: unknown) => void deps.log.incident("going online", error));
  return {
    handlers: Object.fromEntries(
      channels
        .filter((channel) => /^(account|sync|keys)\./.test(channel))
        .map((channel) => [channel, late(channel, now)]),
    ),
    start,
    saved: () => made?.saved(),
    used: () => made?.used.here(),
    isUsedLast: () => made?.used.isHere() ?? true,
    wake: () => (made ? made.wake() : start()),
    close: async () => {
      const last = held;
      held = undefined;
      made = undefined;
      await (await last?.made)?.close();
    },
  };
}

const late =
  (channel: string, now: () => Promise<Online> | undefined) =>
  async (input: unknown): Promise<unknown> => {
    const online = await now();
    if (!online) return fail({ type: "NotOpen" });
    const handler = online.handlers[channel as keyof Online["handlers"]];
    return (handler as (input: unknown) => Promise<unknown>)(input);
  };
