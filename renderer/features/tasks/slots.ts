/**
 * Which row of the page shows which task. While one scrolls, a row that goes out of sight is given to a task that comes into it, for
 * filling a row anew costs a fraction of making one; otherwise each new task gets a row of its own, so that none flies through the list.
 */
export class Slots {
  #taken = new Map<string, number>();
  #next = 0;

  /** The slot of each of these ids. */
  give(ids: readonly string[], mayReuse: boolean): ReadonlyMap<string, number> {
    const before = this.#taken;
    const isWanted = new Set(ids);
    const free = mayReuse
      ? [...before].flatMap(([id, slot]) => (isWanted.has(id) ? [] : [slot]))
      : [];
    this.#taken = new Map(ids.map((id) => [id, before.get(id) ?? free.pop() ?? this.#next++]));
    return this.#taken;
  }
}
