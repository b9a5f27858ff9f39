/** Colours as the style sheet writes them, so that tests can compute what people see. */
export type Oklch = {
  readonly l: number;
  readonly c: number;
  readonly h: number;
  readonly alpha: number;
};
export type Linear = readonly [red: number, green: number, blue: number];

/** Reads `oklch(0.5 0.1 200 / 5%)`. */
export function parseOklch(text: string): Oklch {
  const found = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+)%)?\)$/.exec(text.trim());
  if (!found) throw new Error(`not an oklch colour: ${text}`);
  const [l, c, h] = found.slice(1, 4).map(Number);
  return {
    l: l ?? 0,
    c: c ?? 0,
    h: h ?? 0,
    alpha: found[4] === undefined ? 1 : Number(found[4]) / 100,
  };
}

/** Björn Ottosson's matrices: to linear sRGB, possibly outside of what a screen can show. */
export function toLinear({ l, c, h }: Oklch): Linear {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** A veil over a surface; browsers mix gamma-encoded values. */
export function over(veil: Oklch, surface: Linear): Linear {
  const [r, g, b] = toLinear(veil);
  const mix = (top: number, below: number) =>
    decode(encode(top) * veil.alpha + encode(below) * (1 - veil.alpha));
  return [mix(r, surface[0]), mix(g, surface[1]), mix(b, surface[2])];
}

/** WCAG 2: 1 to 21. */
export function contrast(one: Linear, other: Linear): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
const luminance = ([r, g, b]: Linear): number =>
  0.2126 * within(r) + 0.7152 * within(g) + 0.0722 * within(b);
const encode = (value: number): number =>
  within(value) <= 0.0031308 ? 12.92 * within(value) : 1.055 * within(value) ** (1 / 2.4) - 0.055;
const decode = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
