import type { Zone } from "#core/kernel/time.ts";

/** The zone this computer is set to. */
export const systemZone = (): Zone => new Intl.DateTimeFormat().resolvedOptions().timeZone as Zone;

/** A city to choose a zone by. Two cities may lie in one zone. */
export type City = {
  readonly id: string;
  readonly city: string;
  readonly region: string;
  readonly zone: Zone;
};

// Large cities that gave no zone its name: people look for these, not for the one that did.
const others: Readonly<Record<string, string>> = {
  "America/Chicago": "Austin,Dallas,Houston,Minneapolis",
  "America/Los_Angeles": "San Diego,San Francisco,Seattle,Portland",
  "America/New_York": "Atlanta,Boston,Miami,Philadelphia,Washington",
  "America/Sao_Paulo": "Rio de Janeiro,Brasília",
  "America/Toronto": "Montréal,Ottawa",
  "Asia/Calcutta": "Bengaluru,Chennai,Delhi,Hyderabad,Mumbai,Pune",
  "Asia/Kolkata": "Bengaluru,Chennai,Delhi,Hyderabad,Mumbai,Pune",
  "Asia/Jerusalem": "Tel Aviv",
  "Asia/Karachi": "Islamabad,Lahore",
  "Asia/Saigon": "Hanoi",
  "Asia/Ho_Chi_Minh": "Hanoi",
  "Asia/Shanghai": "Beijing,Guangzhou,Shenzhen",
  "Asia/Tokyo": "Kyoto,Osaka",
  "Australia/Sydney": "Canberra",
  "Europe/Amsterdam": "Rotterdam,Utrecht",
  "Europe/Berlin": "Cologne,Düsseldorf,Frankfurt,Hamburg,Köln,Leipzig,München,Munich,Stuttgart",
  "Europe/London": "Birmingham,Edinburgh,Manchester",
  "Europe/Madrid": "Barcelona,Valencia",
  "Europe/Paris": "Lyon,Marseille,Toulouse",
  "Europe/Rome": "Milan,Milano,Roma",
  "Europe/Vienna": "Graz,Linz,Salzburg,Wien",
  "Europe/Zurich": "Basel,Bern,Geneva,Genève,Zürich",
};

// Engines still give some zones under the city's former name.
const renamed: Readonly<Record<string, string>> = {
  Calcutta: "Kolkata",
  Saigon: "Ho Chi Minh City",
  Katmandu: "Kathmandu",
  Rangoon: "Yangon",
  Kiev: "Kyiv",
};

let known: readonly City[] | undefined;

/** Every zone by its city, and the larger cities beside. */
export function cities(): readonly City[] {
  known ??= [
    ...Intl.supportedValuesOf("timeZone").flatMap(citiesOf),
    { id: "UTC", city: "UTC", region: "", zone: "UTC" as Zone },
  ].toSorted((a, b) => a.city.localeCompare(b.city));
  return known;
}

function citiesOf(name: string): City[] {
  const zone = name as Zone;
  const region = name.split("/")[0] ?? "";
  return [
    { id: name, city: cityOf(zone), region, zone },
    ...(others[name]?.split(",") ?? []).map((city) => ({
      id: `${name} ${city}`,
      city,
      region,
      zone,
    })),
  ];
}

/** The city a zone is named after, as one reads it. */
export function cityOf(zone: Zone): string {
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return renamed[city] ?? city;
}
