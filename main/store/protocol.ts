import type { Result } from "#core/kernel/result.ts";
import type { NotificationWishes } from "#core/reminders/ringing.ts";
import type { Ring } from "../features/reminders/bells.ts";
import type { VaultError } from "../secrets/vault.ts";

/** What the main process tells the store, which runs on a thread of its own. */
export type ToStore =
  | { readonly type: "ask"; readonly id: number; readonly channel: string; readonly input: unknown }
  | {
      readonly type: "safe-storage-answer";
      readonly id: number;
      readonly answer: Result<string, VaultError>;
    }
  /** The first screen stands. */
  | { readonly type: "go-online" }
  /** The computer slept, or its network is another. */
  | { readonly type: "wake" }
  /** When the person does not want to be disturbed. */
  | { readonly type: "quiet"; readonly quiet: NotificationWishes }
  | { readonly type: "close" };

/** What the store tells the main process. */
export type FromStore =
  | { readonly type: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly type: "changed"; readonly tables: readonly string[] }
  | { readonly type: "ring"; readonly ring: Ring }
  | { readonly type: "withdraw"; readonly ids: readonly string[] }
  | {
      readonly type: "safe-storage";
      readonly id: number;
      readonly do: "encrypt" | "decrypt";
      readonly text: string;
    }
  | { readonly type: "closed" };

/** Where a profile lies and what its device is called, handed over when the store starts. */
export type StoreStart = {
  readonly folder: string;
  readonly logs: string;
  /** Fill a profile that nobody has begun with sample data, in this language. */
  readonly sample?: "en" | "de" | undefined;
};
