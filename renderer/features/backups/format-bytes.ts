/** A size as people say it: `1.4 MB`. */
export function formatBytes(locale: string, bytes: number): string {
  const [unit, size] =
    bytes < 1_000_000
      ? (["kilobyte", bytes / 1_000] as const)
      : (["megabyte", bytes / 1_000_000] as const);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(size);
}
