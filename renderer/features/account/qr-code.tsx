import { encodeQR } from "qr";

export type QrCodeProps = {
  readonly text: string;
  readonly label: string;
};

/** A text for a phone's camera. Black on white in dark, too: many cameras read no other. */
export function QrCode({ text, label }: QrCodeProps) {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 3 });
  const size = rows.length;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="block size-44 shrink-0 rounded border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares(rows)} fill="#000" />
    </svg>
  );
}

/** One square for each dark module. */
const squares = (rows: readonly (readonly boolean[])[]): string =>
  rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
