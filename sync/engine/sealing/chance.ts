/** Random bytes, good enough for keys. */
export type Chance = (bytes: number) => Uint8Array;
