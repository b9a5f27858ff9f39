/** To be built. */
export function PairsScreen() {
  return null;
}
