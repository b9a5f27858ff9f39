import type { WorkingHours } from "#core/people/person.ts";
import type { Words } from "./words.ts";

/** Who there is, by a short name that only this folder uses. */
export type Key =
  | "helena"
  | "tomas"
  | "ana"
  | "juergen"
  | "anh"
  | "nour"
  | "max"
  | "sam"
  | "priya"
  | "lukasz"
  | "chloe"
  | "neo"
  | "benjamin"
  | "yael";

export type SamplePerson = {
  readonly key: Key;
  readonly name: string;
  readonly position: Words;
  readonly email: string;
  readonly zone: string;
  readonly manager: Key | "me" | null;
  readonly hours?: WorkingHours;
};

const hours = (...days: readonly (readonly [string, string] | null)[]): WorkingHours =>
  days.map((day) => day && { from: day[0], to: day[1] }) as WorkingHours;
const nine = ["09:00", "17:00"] as const;

export const myManager: Key = "helena";

export const people: readonly SamplePerson[] = [
  {
    key: "tomas",
    name: "Tomás Ó Briain",
    position: { en: "Chief Executive", de: "Geschäftsführer" },
    email: "tomas@example.org",
    zone: "Europe/Dublin",
    manager: null,
  },
  {
    key: "helena",
    name: "Helena Lindqvist",
    position: { en: "VP Engineering", de: "Leitung Entwicklung" },
    email: "helena@example.org",
    zone: "Europe/Stockholm",
    manager: "tomas",
  },
  {
    key: "ana",
    name: "Ana Souza",
    position: { en: "Senior Engineer", de: "Senior-Entwicklerin" },
    email: "ana@example.org",
    zone: "America/Sao_Paulo",
    manager: "me",
    hours: hours(
      ["10:00", "19:00"],
      ["10:00", "19:00"],
      ["10:00", "19:00"],
      ["10:00", "19:00"],
      ["10:00", "14:00"],
      null,
      null,
    ),
  },
  {
    key: "juergen",
    name: "Jürgen Weißmüller",
    position: { en: "Database Engineer", de: "Datenbankentwickler" },
    email: "juergen@example.org",
    zone: "Europe/Berlin",
    manager: "me",
    hours: hours(
      ["07:00", "15:30"],
      ["07:00", "15:30"],
      ["07:00", "15:30"],
      ["07:00", "15:30"],
      ["07:00", "13:00"],
      null,
      null,
    ),
  },
  {
    key: "anh",
    name: "Đặng Thị Ngọc Ánh",
    position: { en: "Frontend Engineer", de: "Frontend-Entwicklerin" },
    email: "anh@example.org",
    zone: "Asia/Ho_Chi_Minh",
    manager: "me",
  },
  {
    key: "nour",
    name: "نور الهاشمي",
    position: { en: "Site Reliability Engineer", de: "Site Reliability Engineer" },
    email: "nour@example.org",
    zone: "Asia/Dubai",
    manager: "me",
  },
  {
    key: "max",
    name: "Maximiliane Freifrau von Wallenstein-Hohenzollern zu Sigmaringen",
    position: {
      en: "Staff Engineer, Platform Reliability and Developer Experience",
      de: "Staff Engineer, Plattformzuverlässigkeit und Entwicklererlebnis",
    },
    email: "maximiliane@example.org",
    zone: "Europe/Vienna",
    manager: "me",
    hours: hours(nine, nine, null, nine, nine, null, null),
  },
  {
    key: "sam",
    name: "Sam 🌻 Okafor",
    position: { en: "Junior Engineer", de: "Junior-Entwickler" },
    email: "sam@example.org",
    zone: "Africa/Lagos",
    manager: "me",
  },
  {
    key: "benjamin",
    name: "Benjamín Ríos",
    position: { en: "Intern", de: "Praktikant" },
    email: "benjamin@example.org",
    zone: "America/Santiago",
    manager: "ana",
  },
  {
    key: "priya",
    name: "Priya Raghunathan",
    position: { en: "Product Manager", de: "Produktmanagerin" },
    email: "priya@example.org",
    zone: "Asia/Kolkata",
    manager: "helena",
  },
  {
    key: "lukasz",
    name: "Łukasz Żółkiewski",
    position: { en: "Design Lead", de: "Leitung Design" },
    email: "lukasz@example.org",
    zone: "Europe/Warsaw",
    manager: "helena",
  },
  {
    key: "chloe",
    name: "Chloé Dubois-Lefèvre",
    position: { en: "People Partner", de: "People Partner" },
    email: "chloe@example.org",
    zone: "Europe/Paris",
    manager: "tomas",
  },
  {
    key: "neo",
    name: "中村 直美 (Naomi Nakamura)",
    position: { en: "Data Lead", de: "Leitung Daten" },
    email: "naomi@example.org",
    zone: "Asia/Tokyo",
    manager: "helena",
  },
  {
    key: "yael",
    name: "יעל כהן",
    position: { en: "Security Consultant", de: "Sicherheitsberaterin" },
    email: "yael@example.org",
    zone: "Asia/Jerusalem",
    manager: null,
  },
];
