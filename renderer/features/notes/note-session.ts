import * as Y from "yjs";

export type Failure = { readonly type: string };
type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** How a session reaches the file. */
export type NoteFile = {
  readonly open: () => Promise<Result<{ readonly state: Uint8Array; readonly mark: number }>>;
  readonly later: (
    after: number,
  ) => Promise<Result<{ readonly updates: readonly Uint8Array[]; readonly mark: number }>>;
  readonly append: (update: Uint8Array) => Promise<Result<undefined>>;
};

export type NoteState = {
  readonly load: "loading" | "ready" | "failed";
  /** `untouched`: nothing was typed. `unsaved`: the last try failed, what was typed is kept here and tried again. */
  readonly save: "untouched" | "saving" | "saved" | "unsaved";
  readonly failure: Failure | undefined;
};

/** What is typed goes to the file at most so long after the first key of a burst. */
export const FLUSH_MS = 120;
/** Writing comes in bursts: `saved` is said once they pause, or the sign would flicker. */
const CALM_MS = 600;
/** After a failure it is tried again after a second, then less and less often. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000] as const;

const FROM_FILE = Symbol("from the file");

/**
 * An open note: its document, and the way of each change into the file. One append is on its way at a time; what is typed meanwhile
 * goes together as the next. Nothing is dropped before the file has it, and nothing is written unless the note was loaded.
 */
export class NoteSession {
  readonly doc = new Y.Doc();
  #state: NoteState = { load: "loading", save: "untouched", failure: undefined };
  readonly #listeners = new Set<() => void>();
  #pending: Uint8Array[] = [];
  #sending: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #calm: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #mark = 0;
  #hearing: Promise<void> | undefined;
  #hasMoreToHear = false;

  constructor(private readonly file: NoteFile) {
    this.doc.on("update", this.#keep);
    void this.load();
  }

  get state(): NoteState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Fetches the note; again after it failed. */
  async load(): Promise<void> {
    this.#become({ load: "loading", failure: undefined });
    const answer = await this.file.open();
    if (!answer.ok) return this.#become({ load: "failed", failure: answer.error });
    Y.applyUpdate(this.doc, answer.value.state, FROM_FILE);
    this.#mark = answer.value.mark;
    this.#become({ load: "ready" });
  }

  /** Takes in what others wrote; told whenever anything was written, it asks once at a time. */
  hear(): Promise<void> {
    if (this.#state.load !== "ready") return Promise.resolve();
    this.#hasMoreToHear = true;
    this.#hearing ??= this.#hearAll().finally(() => (this.#hearing = undefined));
    return this.#hearing;
  }

  async #hearAll(): Promise<void> {
    while (this.#hasMoreToHear) {
      this.#hasMoreToHear = false;
      const answer = await this.file.later(this.#mark);
      if (!answer.ok) return; // whatever it was, the next change asks again from the same mark
      for (const update of answer.value.updates) this.#take(update);
      this.#mark = answer.value.mark;
    }
  }

  #take(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.doc, update, FROM_FILE);
    } catch {
      // It fits no document with what is there, as only somebody who means harm writes it. The file leaves it out too.
    }
  }

  readonly #keep = (update: Uint8Array, origin: unknown): void => {
    if (origin === FROM_FILE) return;
    this.#pending.push(update);
    clearTimeout(this.#calm);
    if (this.#state.save !== "unsaved") this.#become({ save: "saving" });
    this.#timer ??= setTimeout(() => void this.#send(), FLUSH_MS);
  };

  /** Writes all there is, now. True when the file has everything. */
  async flush(): Promise<boolean> {
    // What is typed while an append is on its way needs another one.
    while (this.#sending || this.#pending.length > 0) {
      const before = this.#failures;
      await (this.#sending ?? this.#send());
      if (this.#failures > before) return false;
    }
    return true;
  }

  #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // An append on its way sends the rest when it comes back.
    this.#sending ??= this.#append().finally(() => {
      this.#sending = undefined;
      if (this.#pending.length > 0 && !this.#timer)
        this.#timer = setTimeout(
          () => void this.#send(),
          this.#failures > 0 ? retryAfter(this.#failures) : 0,
        );
    });
    return this.#sending;
  }

  async #append(): Promise<void> {
    const update = this.#pending.length === 1 ? this.#pending[0] : Y.mergeUpdates(this.#pending);
    if (!update) return;
    this.#pending = [];
    const answer = await this.file
      .append(update)
      .catch((): Result<undefined> => ({ ok: false, error: { type: "NotOpen" } }));
    if (answer.ok) {
      this.#failures = 0;
      this.#become({ save: "saving", failure: undefined });
      if (this.#pending.length === 0)
        this.#calm = setTimeout(() => this.#become({ save: "saved" }), CALM_MS);
    } else {
      this.#failures += 1;
      this.#pending.unshift(update);
      this.#become({ save: "unsaved", failure: answer.error });
    }
  }

  /** Ends the session once the file has everything. */
  destroy(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#calm);
    this.doc.off("update", this.#keep);
    this.doc.destroy();
  }

  #become(change: Partial<NoteState>): void {
    const next = { ...this.#state, ...change };
    if (
      next.load === this.#state.load &&
      next.save === this.#state.save &&
      next.failure?.type === this.#state.failure?.type
    )
      return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

const retryAfter = (failures: number): number =>
  RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 1_000;
