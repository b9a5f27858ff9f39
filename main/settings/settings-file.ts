import { readFileSync } from "node:fs";
import { type Given, given } from "#core/kernel/given.ts";
import { usualOrders } from "#core/tasks/task-order.ts";
import { Settings } from "#contract/settings.ts";
import { z } from "zod";
import { writeDurably } from "../files/write-durably.ts";

const usual: Settings = {
  theme: "system",
  language: "system",
  density: "comfortable",
  sidebar: "open",
  rightPane: "open",
  route: "/today",
  welcome: "done",
  taskOrders: usualOrders,
  quietHours: null,
  pausedUntil: null,
  leadMinutes: 10,
  pairLeads: {},
  holdsOthers: true,
  discreet: false,
  keepRunning: true,
  quickAddKeys: "Mod+Alt+A",
  isLoginOffered: false,
  isQuitExplained: false,
  shortcuts: {},
};

/** Settings of this device in a small file of their own, since they are needed before the data file is open. Each field that can't be read is as usual. */
export class SettingsFile {
  #settings: Settings;

  constructor(private readonly path: string) {
    this.#settings = read(path);
  }

  get settings(): Settings {
    return this.#settings;
  }

  change(change: Given<Settings>): Settings {
    this.#settings = { ...this.#settings, ...given<Settings>(change) };
    try {
      writeDurably(this.path, JSON.stringify({ settings: this.#settings }));
    } catch {
      // a full disk costs the memory of a setting, nothing else
    }
    return this.#settings;
  }
}

const Stored = z.object({ settings: z.record(z.string(), z.unknown()) });

function read(path: string): Settings {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return usual; // none yet, or not ours: as usual
  }
  const { settings } = Stored.catch({ settings: {} }).parse(found);
  const merged: Record<string, unknown> = { ...usual };
  for (const [name, field] of Object.entries(Settings.shape)) {
    const value = field.safeParse(settings[name]);
    if (value.success) merged[name] = value.data;
  }
  return Settings.parse(merged);
}
