type Values = Readonly<Record<string, string | number | null>>;

/** Columns that hold words somebody wrote. */
const WORDS = [
  "title",
  "text",
  "details",
  "name",
  "topic",
  "email",
  "position",
  "points",
  "labels",
];

/** What a row says, as a person would read it; `like` limits it to the same columns. */
export function valuesIn(values: Values, like?: Values): string {
  const asked = (column: string): boolean =>
    like === undefined || Object.keys(like).length === 0 || column in like;
  const words = WORDS.filter((column) => asked(column) && values[column]).map((column) =>
    String(values[column]),
  );
  if (words.length > 0) return words.join("\n");
  return Object.entries(values)
    .filter(([column, value]) => asked(column) && value !== null && !isHidden(column))
    .map(([column, value]) => `${column}: ${String(value)}`)
    .join("\n");
}

const isHidden = (column: string): boolean =>
  /(^|_)(id|at|seq|position)$/.test(column) || column === "photo" || column === "working_hours";
