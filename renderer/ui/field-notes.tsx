import { CircleAlert } from "lucide-react";
import { FieldError, Text } from "react-aria-components";

export type FieldNotesProps = {
  readonly description?: string | undefined;
  readonly error?: string | undefined;
};

/** What stands under a field: help, and in its place the error when there is one. */
export function FieldNotes({ description, error }: FieldNotesProps) {
  return (
    <>
      {description && !error && (
        <Text slot="description" className="text-small text-faint">
          {description}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-small text-critical-ink">
        {({ validationErrors }) => (
          <>
            <CircleAlert aria-hidden size={14} className="mt-[1.5px]" />
            <span>{error ?? validationErrors.join(" ")}</span>
          </>
        )}
      </FieldError>
    </>
  );
}
