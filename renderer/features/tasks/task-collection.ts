import type { Collection, Key, Node } from "react-stately";
import type { Task } from "#core/tasks/task.ts";

/** The tasks of a list as react-aria walks them: without their headings, and every question about a key answered at once. */
export class TaskCollection implements Collection<Node<Task>> {
  readonly #nodes: readonly Node<Task>[];
  readonly #byKey: ReadonlyMap<Key, Node<Task>>;

  constructor(tasks: readonly Task[]) {
    this.#nodes = tasks.map((task, index) => nodeOf(task, index));
    this.#byKey = new Map(this.#nodes.map((node) => [node.key, node]));
  }

  get size(): number {
    return this.#nodes.length;
  }

  getKeys = (): Iterable<Key> => this.#byKey.keys();
  getItem = (key: Key): Node<Task> | null => this.#byKey.get(key) ?? null;
  at = (index: number): Node<Task> | null => this.#nodes.at(index) ?? null;
  getFirstKey = (): Key | null => this.#nodes[0]?.key ?? null;
  getLastKey = (): Key | null => this.#nodes.at(-1)?.key ?? null;
  getKeyBefore = (key: Key): Key | null => this.#beside(key, -1);
  getKeyAfter = (key: Key): Key | null => this.#beside(key, 1);

  [Symbol.iterator](): Iterator<Node<Task>> {
    return this.#nodes[Symbol.iterator]();
  }

  #beside(key: Key, by: 1 | -1): Key | null {
    const node = this.#byKey.get(key);
    return (node && this.#nodes[node.index + by]?.key) ?? null;
  }
}

const nodeOf = (task: Task, index: number): Node<Task> => ({
  type: "item",
  key: task.id,
  value: task,
  level: 0,
  hasChildNodes: false,
  childNodes: [],
  rendered: null,
  textValue: task.title,
  index,
  props: {},
});
