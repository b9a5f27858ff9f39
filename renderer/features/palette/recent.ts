/** How many are shown before anything is typed. */
const KEPT = 5;

/** What was run lately, the latest first. Kept while the window is open and never on the disk, where titles have no place in clear. */
let recent: readonly string[] = [];

export const recentlyRun = (): readonly string[] => recent;

export function ran(id: string): void {
  recent = [id, ...recent.filter((each) => each !== id)].slice(0, KEPT);
}
