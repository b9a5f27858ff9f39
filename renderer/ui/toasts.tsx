import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  type QueuedToast,
} from "react-aria-components";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { Kbd } from "./kbd.tsx";
import { toastLifeMs, type ToastMessage, type ToastQueue } from "./toast-queue.ts";

export type ToastsProps = {
  /** From createToasts. */
  readonly queue: ToastQueue;
  readonly label: string;
  readonly closeLabel: string;
};

/** Stands once in the app: what just happened, with the way back, for ten seconds that stop while it is looked at. */
export function Toasts({ queue, label, closeLabel }: ToastsProps) {
  const visible = useSyncExternalStore(
    (changed) => queue.subscribe(changed),
    () => queue.visibleToasts,
  );
  return (
    <>
      <ToastVoice messages={visible} />
      <AriaToastRegion
        queue={queue}
        // F6 finds a region only if its name changes when it appears: react-aria looks at it again for no other reason.
        aria-label={visible.length === 0 ? " " : label}
        className="group/toasts fixed end-4 bottom-4 z-20 flex w-90 max-w-[calc(100vw-32px)] flex-col-reverse gap-2 rounded-large outline-none"
      >
        {({ toast }) => (
          <ToastCard toast={toast} closeLabel={closeLabel} onClose={() => queue.close(toast.key)} />
        )}
      </AriaToastRegion>
    </>
  );
}

function ToastCard({
  toast,
  closeLabel,
  onClose,
}: {
  readonly toast: QueuedToast<ToastMessage>;
  readonly closeLabel: string;
  readonly onClose: () => void;
}) {
  const { text, tone = "neutral", action } = toast.content;
  return (
    <AriaToast
      toast={toast}
      className="ring-out rise relative flex min-h-11 items-center gap-2 overflow-hidden rounded-large bg-raised ps-3 pe-2 py-1.5 text-base shadow-float forced-colors:border"
    >
      {tone !== "neutral" && (
        <Icon of={tone === "critical" ? CircleAlert : CircleCheck} tone={tone} />
      )}
      <Text slot="title" className="min-w-0 flex-1 py-1">
        {text}
      </Text>
      {action && (
        <Button
          size="small"
          kind="quiet"
          onPress={() => {
            action.onPress();
            onClose();
          }}
        >
          <span className="flex items-center gap-2 text-accent-ink">
            {action.title}
            {action.shortcut && <Kbd keys={action.shortcut} />}
          </span>
        </Button>
      )}
      <IconButton
        slot={null}
        icon={X}
        label={closeLabel}
        size="tiny"
        hasTooltip={false}
        onPress={onClose}
      />
      {toast.timeout && (
        <span
          aria-hidden
          className="drain absolute inset-x-0 bottom-0 h-0.5 bg-line-strong group-data-hovered/toasts:[animation-play-state:paused] group-has-focus/toasts:[animation-play-state:paused]"
          style={{ animationDuration: `${toast.timeout ?? toastLifeMs}ms` }}
        />
      )}
    </AriaToast>
  );
}

/** There from the start, because a live region that arrives together with its text is often not read. */
function ToastVoice({ messages }: { readonly messages: readonly QueuedToast<ToastMessage>[] }) {
  const words = (
    // The attribute keeps an open dialog from silencing it.
    <div
      role="status"
      aria-live="polite"
      aria-relevant="additions"
      data-react-aria-top-layer="true"
      className="sr-only"
    >
      {messages.map(({ key, content }) => (
        <p key={key}>{content.text}</p>
      ))}
    </div>
  );
  return createPortal(words, document.body);
}
