const MOST_PARTS = 50_000;

/**
 * Whether a question is what the page of ours sends: nothing, or a plain object of plain values, not larger than any screen needs.
 * The parsers say the rest; but they list every key that is too many, and five megabytes of bytes are five million keys.
 */
export function isPlain(question: unknown): boolean {
  if (question === undefined) return true;
  if (!isObject(question) || Array.isArray(question)) return false;
  const left: object[] = [question];
  let parts = 0;
  for (let next = left.pop(); next; next = left.pop())
    for (const [key, value] of Object.entries(next)) {
      if (++parts > MOST_PARTS) return false;
      if (isObject(value)) left.push(value);
      else if (typeof value === "object" && value !== null)
        // Bytes are at one place only: what is new in a note.
        if (!(key === "update" && value instanceof Uint8Array)) return false;
    }
  return true;
}

const isObject = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === "object" &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null));
