import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";

export type FieldProps = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  /** Anything that is not a field of ours: a chip list, a photo, two switches. */
  readonly children: ReactNode;
};

/** The frame of a field, for what has no label of its own. */
export function Field({ label, description, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? description;
  return (
    <div
      role="group"
      aria-labelledby={id}
      {...(note && { "aria-describedby": `${id}-note` })}
      className="flex min-w-0 flex-col gap-1"
    >
      <span id={id} className="text-small font-medium text-soft">
        {label}
      </span>
      {children}
      {note && (
        <span
          id={`${id}-note`}
          className={
            error
              ? "flex items-start gap-1.5 text-small text-critical-ink"
              : "text-small text-faint"
          }
        >
          {error && <CircleAlert aria-hidden size={14} className="mt-[1.5px]" />}
          {note}
        </span>
      )}
    </div>
  );
}
