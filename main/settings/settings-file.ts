import { readFileSync } from "node:fs";
import { type Given, given } from "#core/kernel/given.ts";
import { Settings } from "#contract/settings.ts";
import { z } from "zod";
import { writeDurably } from "../files/write-durably.ts";

/** Where the window was, in screen coordinates. */
export const WindowPlace = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200),
  height: z.int().min(200),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

const Stored = z.strictObject({ settings: Settings, window: WindowPlace.nullable() });
type Stored = z.infer<typeof Stored>;

const usual: Stored = {
  settings: {
    theme: "system",
    language: "system",
    density: "comfortable",
    sidebar: "open",
    rightPane: "open",
    route: "/today",
    welcome: "done",
    shortcuts: {},
  },
  window: null,
};

/** Settings of this device in a small file of their own, since they are needed before the data file is open. Each field that can't be read is as usual. */
export class SettingsFile {
  #stored: Stored;

  constructor(private readonly path: string) {
    this.#stored = read(path);
  }

  get settings(): Settings {
    return this.#stored.settings;
  }

  get window(): WindowPlace | null {
    return this.#stored.window;
  }

  change(settings: Given<Settings>): Settings {
    this.#write({
      ...this.#stored,
      settings: { ...this.#stored.settings, ...given<Settings>(settings) },
    });
    return this.settings;
  }

  placeWindow(window: WindowPlace): void {
    this.#write({ ...this.#stored, window });
  }

  #write(next: Stored): void {
    this.#stored = next;
    try {
      writeDurably(this.path, JSON.stringify(next));
    } catch {
      // a full disk costs the memory of a window's place, nothing else
    }
  }
}

function read(path: string): Stored {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return usual; // none yet, or not ours: as usual
  }
  const { settings, window } = z
    .object({
      settings: z.record(z.string(), z.unknown()).catch({}),
      window: WindowPlace.nullable().catch(null),
    })
    .catch({ settings: {}, window: null })
    .parse(found);
  const merged: Record<string, unknown> = { ...usual.settings };
  for (const [name, field] of Object.entries(Settings.shape)) {
    const value = field.safeParse(settings[name]);
    if (value.success) merged[name] = value.data;
  }
  return { settings: Settings.parse(merged), window };
}
