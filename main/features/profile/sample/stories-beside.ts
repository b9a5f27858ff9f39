import { label, shared, type Story } from "./story.ts";

/** The 1:1s that are not weekly. */
export const besideStories: readonly Story[] = [
  {
    with: "anh",
    everyWeeks: 2,
    nextIn: 4,
    at: "09:30",
    minutes: 45,
    sinceDays: 150,
    template: 2,
    notHeld: { 2: "postponed" },
    topics: [
      { en: "Accessibility of the new form", de: "Barrierefreiheit des neuen Formulars" },
      { en: "Working late because of the time zones", de: "Späte Termine wegen der Zeitzonen" },
    ],
    open: [
      shared(
        { en: "Earlier slot for the team meeting?", de: "Früherer Termin für die Teamrunde?" },
        3,
        "them",
      ),
    ],
    promised: [
      {
        title: {
          en: "Propose two earlier slots for the team meeting",
          de: "Zwei frühere Termine für die Teamrunde vorschlagen",
        },
        by: "me",
        meetingsAgo: 2,
        dueIn: -6,
        done: false,
        priority: 2,
      },
    ],
  },
  {
    with: "nour",
    everyWeeks: 2,
    nextIn: 6,
    at: "13:00",
    minutes: 30,
    sinceDays: 130,
    template: 0,
    topics: [
      { en: "Runbooks that nobody reads", de: "Runbooks, die niemand liest" },
      "مراجعة خطة الطوارئ",
    ],
    open: [shared("مناقشة جدول المناوبات", 1, "them")],
    promised: [
      {
        title: "تحديث دليل الاستجابة للحوادث",
        by: "them",
        meetingsAgo: 1,
        dueIn: 9,
        done: false,
        labels: label("طوارئ"),
      },
    ],
  },
  {
    with: "max",
    everyWeeks: 4,
    nextIn: 8,
    at: "14:00",
    minutes: 60,
    sinceDays: 150,
    template: 2,
    topics: [
      {
        en: "What a staff engineer does here that nobody else can, and how we would notice if it did not happen for a quarter",
        de: "Was ein Staff Engineer hier tut, das niemand sonst kann, und woran wir merken würden, wenn es ein Quartal lang ausbliebe",
      },
    ],
    open: [],
    promised: [
      {
        title: {
          en: "Review the developer experience survey and pick the three results we will act on before the end of the quarter",
          de: "Die Umfrage zum Entwicklererlebnis durchsehen und die drei Ergebnisse wählen, die wir noch in diesem Quartal angehen",
        },
        by: "them",
        meetingsAgo: 1,
        dueIn: 12,
        done: false,
      },
    ],
  },
  {
    with: "priya",
    everyWeeks: 4,
    nextIn: 5,
    at: "10:00",
    minutes: 30,
    sinceDays: 120,
    template: null,
    notHeld: { 1: "missed" },
    topics: [{ en: "Who talks to which customers?", de: "Wer spricht mit welchen Kunden?" }],
    open: [
      shared({
        en: "Roadmap: what falls out if the launch comes first?",
        de: "Roadmap: Was fällt weg, wenn der Start Vorrang hat?",
      }),
    ],
    promised: [
      {
        title: { en: "Share the customer list", de: "Die Kundenliste teilen" },
        by: "them",
        meetingsAgo: 2,
        dueIn: -9,
        done: true,
      },
    ],
  },
  {
    with: "chloe",
    everyWeeks: 0,
    nextIn: 0,
    at: "16:00",
    minutes: 30,
    sinceDays: 75,
    template: null,
    topics: [{ en: "How do we handle leave for care?", de: "Wie gehen wir mit Pflegezeiten um?" }],
    open: [],
    promised: [],
  },
];
