// What the wall shows in a zone, and when it shows it: counted with Intl alone, so that it can be held against what the app counts.

/** `2026-11-02T10:30`, as the clocks of a zone show an instant. */
export function wallAt(at: number, zone: string): string {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}`;
}

const QUARTER = 15 * 60_000;
const FURTHEST = 14 * 3_600_000;

/** The first instant at which the clocks of a zone show this; in the gap of a switch, so much later as they were put forward. */
export function instantOfWall(wall: string, zone: string): number {
  const key = `${wall} ${zone}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  const at = countInstant(wall, zone);
  counted.set(key, at);
  return at;
}

// Counted out it takes a hundred questions, and a life asks for the same ones all the time.
const counted = new Map<string, number>();

function countInstant(wall: string, zone: string): number {
  const asUtc = Date.parse(`${wall}:00Z`);
  // Offsets east of Greenwich come first in time.
  for (let offset = FURTHEST; offset >= -FURTHEST; offset -= QUARTER)
    if (wallAt(asUtc - offset, zone) === wall) return asUtc - offset;
  const dayBefore = asUtc - 24 * 3_600_000;
  const offsetBefore = Date.parse(`${wallAt(dayBefore, zone)}:00Z`) - dayBefore;
  return asUtc - offsetBefore;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter)
    formatters.set(
      zone,
      (formatter = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
      })),
    );
  return formatter;
}
