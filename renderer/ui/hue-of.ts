/** One of twelve hues for an id, the same on every machine and for ever. */
export function hueOf(id: string): number {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (Math.imul(sum, 31) + id.charCodeAt(i)) >>> 0;
  return 15 + (sum % 12) * 30;
}
