/** To be built. */
export function SettingsScreen() {
  return null;
}
