import { label, shared, type Story } from "./story.ts";
import { besideStories } from "./stories-beside.ts";

/** What goes on in each of my 1:1s. */
export const stories: readonly Story[] = [
  {
    with: "ana",
    everyWeeks: 1,
    nextIn: 0,
    at: "15:00",
    minutes: 45,
    sinceDays: 150,
    template: 0,
    isPinned: true,
    notHeld: { 3: "skipped", 9: "missed", 14: "postponed" },
    topics: [
      { en: "Path to staff engineer", de: "Weg zum Staff Engineer" },
      { en: "Launch of the partner interface", de: "Start der Partnerschnittstelle" },
      { en: "Leading Benjamín", de: "Benjamín anleiten" },
    ],
    open: [
      shared({ en: "Is the launch date still right?", de: "Stimmt der Starttermin noch?" }, 1),
      shared(
        {
          en: "Could I move to four days from spring?",
          de: "Könnte ich ab Frühjahr auf vier Tage gehen?",
        },
        0,
        "them",
      ),
      {
        text: {
          en: "Speak about the salary round before she asks",
          de: "Gehaltsrunde ansprechen, bevor sie fragt",
        },
        by: "me",
        sharing: "private",
        carried: 2,
      },
      {
        text: {
          en: "Thank her for the calm during the incident",
          de: "Für die Ruhe während der Störung danken",
        },
        by: "me",
        sharing: "at-start",
        carried: 0,
      },
    ],
    promised: [
      {
        title: {
          en: "Send the promotion criteria",
          de: "Die Kriterien für die Beförderung schicken",
        },
        by: "me",
        meetingsAgo: 4,
        dueIn: -12,
        done: false,
        priority: 3,
      },
      {
        title: {
          en: "Speak to finance about the conference budget",
          de: "Mit Finance über das Konferenzbudget sprechen",
        },
        by: "me",
        meetingsAgo: 2,
        dueIn: 0,
        done: false,
        labels: label("q3"),
      },
      {
        title: { en: "Draft the launch checklist", de: "Entwurf der Checkliste für den Start" },
        by: "them",
        meetingsAgo: 2,
        dueIn: 2,
        done: false,
        labels: label("launch"),
      },
      {
        title: {
          en: "Write down what slowed the release",
          de: "Aufschreiben, was das Release gebremst hat",
        },
        by: "them",
        meetingsAgo: 1,
        dueIn: -1,
        done: true,
      },
      {
        title: { en: "Ask Priya for the customer list", de: "Priya nach der Kundenliste fragen" },
        by: "me",
        meetingsAgo: 5,
        dueIn: -20,
        done: true,
      },
    ],
    privateNote: {
      en: "Wants to lead, says so only when asked directly.\nDo not praise in the big round, she prefers it in writing.\nSister is ill since March, ask how she is.",
      de: "Möchte führen, sagt es aber nur auf direkte Nachfrage.\nNicht in großer Runde loben, lieber schriftlich.\nIhre Schwester ist seit März krank, nachfragen.",
    },
  },
  {
    with: "juergen",
    everyWeeks: 1,
    nextIn: 1,
    at: "09:00",
    minutes: 30,
    sinceDays: 150,
    template: 0,
    isPinned: true,
    inGerman: true,
    notHeld: { 2: "missed", 11: "skipped" },
    topics: [
      "Umzug der Abrechnungsdatenbank",
      "Weniger Rufbereitschaft wegen der Pflege seines Vaters",
      "Wissen weitergeben: Wer kann den Index-Neubau noch?",
    ],
    open: [
      shared("Wartungsfenster für den Umzug festlegen", 2),
      shared("Darf ich die Fortbildung im Frühjahr buchen?", 0, "them"),
    ],
    promised: [
      {
        title: "Vertretung für die Rufbereitschaft finden",
        by: "me",
        meetingsAgo: 2,
        dueIn: 3,
        done: false,
        priority: 2,
      },
      {
        title: "Umzugsplan auf zwei Seiten zusammenfassen",
        by: "them",
        meetingsAgo: 4,
        dueIn: -3,
        done: false,
        labels: label("umzug"),
      },
      {
        title: "Zugang zum Testcluster beantragen",
        by: "them",
        meetingsAgo: 1,
        dueIn: -2,
        done: true,
      },
    ],
    privateNote:
      "Überlegt, auf 30 Stunden zu gehen. Noch mit niemandem geteilt.\nGrößte Sorge: dass sein Wissen nur bei ihm liegt.",
  },
  {
    with: "helena",
    everyWeeks: 1,
    nextIn: 2,
    at: "10:30",
    minutes: 30,
    sinceDays: 150,
    template: 3,
    isPinned: true,
    notHeld: { 5: "skipped" },
    topics: [
      { en: "Headcount for next year", de: "Stellen für nächstes Jahr" },
      {
        en: "How the team copes with the re-organisation",
        de: "Wie das Team mit der Umstrukturierung zurechtkommt",
      },
    ],
    open: [
      shared(
        {
          en: "I need a decision on the backend position",
          de: "Ich brauche eine Entscheidung zur Backend-Stelle",
        },
        1,
      ),
    ],
    promised: [
      {
        title: { en: "Answer about the backend position", de: "Antwort zur Backend-Stelle" },
        by: "them",
        meetingsAgo: 3,
        dueIn: -4,
        done: false,
        priority: 3,
      },
      {
        title: { en: "One page on the team's goals", de: "Eine Seite zu den Zielen des Teams" },
        by: "me",
        meetingsAgo: 1,
        dueIn: 1,
        done: false,
        labels: label("goals"),
      },
    ],
  },
  {
    with: "sam",
    everyWeeks: 1,
    nextIn: 3,
    at: "11:00",
    minutes: 30,
    sinceDays: 42,
    template: 1,
    topics: [
      { en: "First weeks: what surprised you?", de: "Erste Wochen: Was hat dich überrascht?" },
      { en: "Reading list 📚", de: "Leseliste 📚" },
    ],
    open: [
      shared({ en: "Am I asking too many questions? 😅", de: "Frage ich zu viel? 😅" }, 0, "them"),
    ],
    promised: [
      {
        title: {
          en: "Find a mentor outside of the team",
          de: "Eine Mentorin außerhalb des Teams finden",
        },
        by: "me",
        meetingsAgo: 2,
        dueIn: 4,
        done: false,
      },
      {
        title: { en: "Set up the dashboard with Ana 🚀", de: "Das Dashboard mit Ana aufsetzen 🚀" },
        by: "them",
        meetingsAgo: 1,
        dueIn: 5,
        done: false,
      },
    ],
  },
  ...besideStories,
];
