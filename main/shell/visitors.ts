import { app } from "electron";
import type { Wanted } from "#contract/shell.ts";
import type { Log } from "../log.ts";
import type { QuickAddDeps, Said } from "./quick-add.ts";
import { readVisit, type Visit } from "./visit.ts";

export type VisitorDeps = QuickAddDeps & {
  readonly log: Log;
  readonly userData: string;
  readonly show: (wanted?: Wanted) => void;
  /** Shows the line to type a thought into. */
  readonly quickAdd: () => void;
};

/** Starts of the app beside the one that runs. Each is read and served here, and ends; what that takes is loaded with the first. */
export class Visitors {
  readonly #served = new Set<Promise<void>>();
  #isBrief = false;
  #next: readonly string[] | undefined;

  constructor(private readonly deps: VisitorDeps) {}

  /** `told` is what the other start said of itself. */
  receive(told: unknown, argv: readonly string[]): void {
    const served = this.#serve(readVisit(told, argv))
      .catch((error: unknown) => void this.deps.log.incident("second start", error))
      .finally(() => this.#served.delete(served));
    this.#served.add(served);
  }

  /** A start that only keeps a thought: it has no window, and ends once everybody is served. */
  async keepAndLeave(text: string, close: () => Promise<"ended" | "stuck">): Promise<void> {
    this.#isBrief = true;
    if (process.platform === "darwin") app.setActivationPolicy("accessory");
    const [said, { sayAndExit }] = await Promise.all([
      this.#add(text),
      import("./say-and-exit.ts"),
    ]);
    while (this.#served.size > 0) await Promise.all(this.#served);
    const end = await close();
    if (this.#next) app.relaunch({ args: [...this.#next] });
    sayAndExit(said, end);
  }

  async #serve({ args, pid }: Visit): Promise<void> {
    const { readWish } = await import("#core/links/wish.ts");
    const wish = readWish(args);
    this.deps.log.note("second start", { wish: wish.type });
    if (wish.type === "quick-add") {
      const { giveAnswer } = await import("./answer-line.ts");
      return giveAnswer(this.deps.userData, pid, await this.#add(wish.text));
    }
    if (wish.type === "capture" && !this.#isBrief) return this.deps.quickAdd();
    // Somebody wants to see the app while it is here for a moment only: it comes back with a window.
    if (this.#isBrief) this.#next = args;
    else
      this.deps.show(wish.type === "open" ? { type: "screen", address: wish.address } : undefined);
  }

  async #add(text: string): Promise<Said> {
    const { quickAdd } = await import("./quick-add.ts");
    return quickAdd(this.deps, text);
  }
}
