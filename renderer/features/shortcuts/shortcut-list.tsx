/** The list of all shortcuts, by group. */
export function ShortcutList() {
  return null;
}
