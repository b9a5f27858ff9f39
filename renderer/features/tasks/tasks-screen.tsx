/** To be built. */
export function TasksScreen() {
  return null;
}
