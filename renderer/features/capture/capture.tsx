import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../lib/commands.tsx";
import { catchTyping } from "../../lib/typed-ahead.ts";

// Fetched when it is first called, so that the first screen does not carry it.
const CaptureDialog = lazy(() =>
  import("./capture-dialog.tsx").then(({ CaptureDialog: Dialog }) => ({ default: Dialog })),
);

/** One line for a thought, a task or a talking point, from anywhere in the app. */
export function Capture() {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const open = () => {
    if (!isOpen) catchTyping();
    setWasOpen(true);
    setOpen(true);
  };
  useCommand("new.capture", open);
  return (
    wasOpen && (
      <Suspense>
        <CaptureDialog isOpen={isOpen} onOpenChange={setOpen} />
      </Suspense>
    )
  );
}
