import { LoaderCircle } from "lucide-react";
import { ProgressBar } from "react-aria-components";

export type SpinnerProps = { readonly label: string; readonly size?: 14 | 16 | 20 };

/** Something is under way and nobody knows how long it takes. */
export function Spinner({ label, size = 16 }: SpinnerProps) {
  return (
    <ProgressBar aria-label={label} isIndeterminate className="inline-flex text-faint">
      <LoaderCircle aria-hidden size={size} className="turn" />
    </ProgressBar>
  );
}
