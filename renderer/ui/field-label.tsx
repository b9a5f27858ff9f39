import { Label } from "react-aria-components";

export type FieldLabelProps = { readonly children: string; readonly isHidden?: boolean };

/** The name of a field; hidden ones are still said. */
export function FieldLabel({ children, isHidden = false }: FieldLabelProps) {
  return (
    <Label className={isHidden ? "sr-only" : "text-small font-medium text-soft"}>{children}</Label>
  );
}
