import type { Server } from "./notification-server.ts";
import type { Bell } from "./notifier.ts";

export type ShownBell = {
  readonly bell: Bell;
  readonly server: Server;
  readonly number: number;
  activationToken?: string;
};

/** Which of our bells has which number at the server. Numbers mean nothing to another server, or after this one was started anew. */
export class ShownBells {
  readonly #byNumber = new Map<number, ShownBell>();
  readonly #numbers = new Map<string, number>();

  /** The bell is on the screen under its number, and under no other. */
  put(shown: ShownBell): void {
    this.take(this.#numbers.get(shown.bell.id));
    this.take(shown.number);
    this.#byNumber.set(shown.number, shown);
    this.#numbers.set(shown.bell.id, shown.number);
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** The bell with this number, as long as nothing was heard about it. */
  find(number: unknown): ShownBell | undefined {
    return typeof number === "number" ? this.#byNumber.get(number) : undefined;
  }

  /** Like `find`; from now on nothing more is heard about it. */
  take(number: unknown): ShownBell | undefined {
    const shown = this.find(number);
    if (!shown) return undefined;
    this.#byNumber.delete(shown.number);
    this.#numbers.delete(shown.bell.id);
    return shown;
  }

  clear(): void {
    this.#byNumber.clear();
    this.#numbers.clear();
  }
}
