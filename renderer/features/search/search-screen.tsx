/** To be built. */
export function SearchScreen() {
  return null;
}
