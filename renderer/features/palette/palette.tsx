/** Every command, person, 1:1, task and setting, by name. */
export function Palette() {
  return null;
}
