import type { PersonId } from "#core/kernel/ids.ts";
export function PersonScreen(_props: { readonly personId: PersonId }) {
  return null;
}
