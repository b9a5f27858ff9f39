import type { AccountState } from "#contract/account.ts";
import type { ClockHealth } from "#contract/health.ts";
import type { SliceHandlers } from "#contract/index.ts";
import { ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import { aheadOf } from "../net/server-clock.ts";
import { ask, openSessionBus, sessionBusAddress, toBus } from "../notifications/session-bus.ts";
import { HOST } from "./tray-host.ts";

export type HealthDeps = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Asks the store. */
  readonly ask: (channel: string, input: unknown) => Promise<unknown>;
};

/** Looks at what a reminder needs of the computer, each time it is asked. */
export const healthHandlers = (deps: HealthDeps): SliceHandlers<"health"> => ({
  "health.tray": async () => ok(await isTrayThere(deps)),
  "health.clock": async () => ok(await clockHealth(deps)),
});

const PATIENCE_MS = 2_000;

async function isTrayThere({ platform, env }: HealthDeps): Promise<boolean> {
  if (platform !== "linux") return true;
  const address = sessionBusAddress(env);
  if (address === undefined) return false;
  const opened = await openSessionBus(address, PATIENCE_MS, { signal: () => {}, gone: () => {} });
  if (!opened.ok) return false;
  const owned = await ask(opened.value, toBus("NameHasOwner", HOST), PATIENCE_MS);
  await opened.value.close();
  return owned.ok && owned.value[0] === true;
}

async function clockHealth({ ask: askStore, clock }: HealthDeps): Promise<ClockHealth> {
  const account = (await askStore("account.state", undefined)) as Result<AccountState>;
  if (!account.ok || account.value.type !== "account" || account.value.standing !== "in")
    return { kind: "alone" };
  const ahead = await aheadOf(account.value.server, clock);
  return ahead.ok ? { kind: "known", aheadMs: ahead.value } : { kind: "offline" };
}
