import { UNSTABLE_ToastQueue as AriaToastQueue } from "react-aria-components";

export type ToastMessage = {
  readonly text: string;
  readonly tone?: "neutral" | "positive" | "critical";
  /** For what can be taken back only so long. */
  readonly lifeMs?: number;
  /** The way back, or on. */
  readonly action?: {
    readonly title: string;
    readonly shortcut?: readonly string[];
    readonly onPress: () => void;
  };
};

export type ToastQueue = AriaToastQueue<ToastMessage>;

export const toastLifeMs = 10_000;

/** Makes the queue one `<Toasts>` shows; three at a time, the rest wait. */
export const createToasts = (): ToastQueue =>
  new AriaToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Shows a message for ten seconds, where it says nothing else, and answers how to take it away sooner; a critical one stays until it is closed. */
export function toast(queue: ToastQueue, message: ToastMessage): () => void {
  const key = queue.add(
    message,
    message.tone === "critical" ? {} : { timeout: message.lifeMs ?? toastLifeMs },
  );
  return () => queue.close(key);
}
