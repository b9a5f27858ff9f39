import type { Repeat } from "#core/recurrence/repeat.ts";
import type { Priority } from "#core/tasks/task.ts";
import type { Key } from "./organisation.ts";
import { label } from "./story.ts";
import type { Words } from "./words.ts";

/** A task outside of any 1:1; days are from today. */
export type LooseTask = {
  readonly title: Words;
  readonly for: "me" | Key;
  readonly agoDays: number;
  readonly dueIn: number | null;
  readonly dueAt?: string;
  readonly priority?: Priority;
  readonly labels?: readonly string[];
  readonly repeat?: Repeat;
  readonly details?: Words;
  readonly isDone?: boolean;
};

/** My own and those I wait for. */
export const looseTasks: readonly LooseTask[] = [
  {
    title: { en: "Approve the hiring plan", de: "Den Einstellungsplan freigeben" },
    for: "me",
    agoDays: 6,
    dueIn: 0,
    dueAt: "12:00",
    priority: 3,
    labels: label("hiring"),
  },
  {
    title: { en: "Read the re-organisation draft", de: "Den Entwurf zur Umstrukturierung lesen" },
    for: "me",
    agoDays: 9,
    dueIn: -2,
    labels: label("q3"),
  },
  {
    title: { en: "Expenses", de: "Reisekosten abrechnen" },
    for: "me",
    agoDays: 20,
    dueIn: 6,
    repeat: { unit: "month", every: 1, anchor: "due", dayOfMonth: 28 },
    labels: label("admin"),
  },
  {
    title: { en: "Look through the error budget", de: "Das Fehlerbudget durchsehen" },
    for: "me",
    agoDays: 30,
    dueIn: 1,
    repeat: { unit: "week", every: 1, anchor: "due" },
    priority: 1,
  },
  {
    title: {
      en: "Prepare the quarterly review with all five teams and collect the numbers from the regional leads before noon",
      de: "Das Quartalsreview mit allen fünf Teams vorbereiten und die Zahlen der Regionen vor zwölf Uhr einsammeln",
    },
    for: "me",
    agoDays: 4,
    dueIn: 3,
    priority: 2,
    labels: label("q3", "review"),
    details: {
      en: "Numbers: support, platform, mobile, data, billing.\nTomás wants one page, not slides.",
      de: "Zahlen: Support, Plattform, Mobile, Daten, Abrechnung.\nTomás möchte eine Seite, keine Folien.",
    },
  },
  {
    title: { en: "Book a room for the offsite", de: "Einen Raum für das Offsite buchen" },
    for: "me",
    agoDays: 12,
    dueIn: null,
  },
  {
    title: { en: "Security training", de: "Sicherheitsschulung" },
    for: "me",
    agoDays: 3,
    dueIn: 14,
    priority: 1,
  },
  {
    title: { en: "Numbers from the survey", de: "Zahlen aus der Umfrage" },
    for: "lukasz",
    agoDays: 8,
    dueIn: 2,
  },
  {
    title: { en: "Access to the warehouse", de: "Zugang zum Data Warehouse" },
    for: "neo",
    agoDays: 15,
    dueIn: -5,
    priority: 2,
  },
  {
    title: { en: "Write the reference for Benjamín", de: "Zeugnis für Benjamín schreiben" },
    for: "me",
    agoDays: 25,
    dueIn: -8,
    isDone: true,
  },
  {
    title: { en: "Order the second monitor", de: "Zweiten Monitor bestellen" },
    for: "me",
    agoDays: 18,
    dueIn: null,
    isDone: true,
  },
];
