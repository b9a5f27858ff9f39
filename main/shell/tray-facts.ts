import type { Output } from "#contract/index.ts";
import type { Channel } from "#contract/index.ts";
import type { Settings } from "#contract/settings.ts";
import type { Result } from "#core/kernel/result.ts";
import type { Millis, Zone } from "#core/kernel/time.ts";
import type { StoreLink } from "../ipc/store-link.ts";
import type { TrayFacts } from "./tray-view.ts";
import { languageOf } from "./words.ts";

/** The tables that the tray's words are made of. */
const READ = new Set([
  "reminder",
  "task",
  "agenda_item",
  "meeting",
  "pair",
  "person",
  "sync",
  "profile",
]);

export const concernTray = (tables: readonly string[]): boolean =>
  tables.some((table) => READ.has(table));

/** Asks the store for what the tray shows; where the data is not open, there is nothing to show. */
export async function trayFacts(
  ask: StoreLink["ask"],
  now: Millis,
  { language, pausedUntil }: Settings,
): Promise<TrayFacts> {
  const asked = async <C extends Channel>(channel: C, otherwise: Output<C>): Promise<Output<C>> => {
    const answer = (await ask(channel, undefined)) as Result<Output<C>>;
    return answer.ok ? answer.value : otherwise;
  };
  const [people, pairs, rung, sync] = await Promise.all([
    asked("people.list", []),
    asked("pairs.list", []),
    asked("reminders.rung", []),
    asked("sync.status", { type: "off" }),
  ]);
  return {
    now,
    zone: people.find(({ isMe }) => isMe)?.zone ?? systemZone(),
    locale: languageOf(language) === "de" ? "de-DE" : "en-GB",
    pairs,
    nameOf: (id) => people.find((person) => person.id === id)?.name,
    due: rung.length,
    pausedUntil,
    sync,
  };
}

const systemZone = (): Zone => new Intl.DateTimeFormat().resolvedOptions().timeZone as Zone;
