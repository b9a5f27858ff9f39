import { globalShortcut } from "electron";
import type { GlobalKeys as Standing } from "#contract/shell.ts";
import { acceleratorOf } from "./accelerator.ts";

/** What a desktop can start in place of keys it lets no app hear. */
const COMMAND = "all-elements --quick-add";
/** Somebody who tries the keys has so long to press them. */
const TRY_MS = 15_000;

/** The keys that are heard whatever app has the focus. */
export class GlobalKeys {
  #accelerator: string | undefined;
  #tried: ((isHeard: boolean) => void) | undefined;
  #standing: Standing = { kind: "off" };

  constructor(
    private readonly deps: {
      readonly platform: NodeJS.Platform;
      readonly env: Readonly<Record<string, string | undefined>>;
      readonly onPress: () => void;
    },
  ) {}

  /** Listens for this chord from now on, and for no other. */
  use(chord: string): Standing {
    if (this.#accelerator !== undefined) globalShortcut.unregister(this.#accelerator);
    this.#accelerator = undefined;
    this.#standing = this.#listen(chord);
    return this.#standing;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Whether the keys are pressed within some seconds; meanwhile they do nothing else. */
  async isPressed(): Promise<boolean> {
    this.#tried?.(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#tried = resolve;
    const timer = setTimeout(() => resolve(false), TRY_MS);
    const isHeard = await promise;
    clearTimeout(timer);
    if (this.#tried === resolve) this.#tried = undefined;
    return isHeard;
  }

  #listen(chord: string): Standing {
    if (chord === "") return { kind: "off" };
    // Through XWayland a registration succeeds, and is heard only while a window of X has the focus.
    if (this.deps.platform === "linux" && isWayland(this.deps.env))
      return { kind: "not-here", command: COMMAND };
    const accelerator = acceleratorOf(chord);
    if (accelerator === undefined) return { kind: "unusable" };
    if (!globalShortcut.register(accelerator, () => this.#pressed())) return { kind: "taken" };
    this.#accelerator = accelerator;
    return { kind: "heard" };
  }

  #pressed(): void {
    if (this.#tried) this.#tried(true);
    else this.deps.onPress();
  }
}

const isWayland = (env: Readonly<Record<string, string | undefined>>): boolean =>
  env["XDG_SESSION_TYPE"] === "wayland" || Boolean(env["WAYLAND_DISPLAY"]);
