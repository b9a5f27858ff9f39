import type { FormEvent, ReactNode } from "react";
import { Form as AriaForm } from "react-aria-components";

export type FormProps = {
  /** Enter in any field, or the submit button; the page never reloads. */
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Words from elsewhere that belong to fields, by their `name`. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly actions?: ReactNode;
};

/** Fields that are sent together. */
export function Form({ onSubmit, children, errors = {}, actions }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <AriaForm
      validationBehavior="aria"
      validationErrors={errors}
      onSubmit={submit}
      className="flex flex-col gap-4"
    >
      {children}
      {actions && <div className="flex flex-wrap justify-end gap-2 pt-1">{actions}</div>}
    </AriaForm>
  );
}
