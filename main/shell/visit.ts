/** What a start tells the one that runs already: its arguments as they were given, and under which process id it waits for an answer. */
export type Visit = { readonly args: readonly string[]; readonly pid: number };

/**
 * As Electron hands it over. In plain ASCII: anything else in it arrives as nothing at all (Electron 33), and the list of arguments that
 * Electron passes on by itself is sorted anew, with Chromium's own among them.
 */
export const tellVisit = (visit: Visit): { readonly visit: string } => ({
  visit: encodeURIComponent(JSON.stringify(visit)),
});

/** What another start told; where it told nothing that can be read, its sorted arguments and nobody who waits. */
export function readVisit(told: unknown, argv: readonly string[]): Visit {
  try {
    const { visit } = told as { readonly visit: string };
    const { args, pid } = JSON.parse(decodeURIComponent(visit)) as Partial<Visit>;
    if (Array.isArray(args) && args.every((arg) => typeof arg === "string"))
      return { args, pid: Number.isSafeInteger(pid) ? Number(pid) : 0 };
  } catch {
    // told by something else than a start of ours
  }
  return { args: argv, pid: 0 };
}
