export type Language = "en" | "de";

/** One text in both languages; a text alone is the same in both, because people write as they speak. */
export type Words = string | { readonly en: string; readonly de: string };

export const say = (language: Language, words: Words): string =>
  typeof words === "string" ? words : words[language];

const both = (en: string, de: string): Words => ({ en, de });

/** What any two people at this company talked about at some time. */
export const topics: readonly Words[] = [
  both(
    "Release went out two days late, what do we learn from it?",
    "Release kam zwei Tage zu spät: Was lernen wir daraus?",
  ),
  both("On-call was quiet for once", "Die Rufbereitschaft war endlich einmal ruhig"),
  both("Too many meetings on Wednesdays", "Zu viele Termine am Mittwoch"),
  both("Who takes over the billing service?", "Wer übernimmt den Abrechnungsdienst?"),
  both("Feedback on the architecture review", "Feedback zum Architektur-Review"),
  both("Holiday in the second half of the month", "Urlaub in der zweiten Monatshälfte"),
  both("Budget for the conference in autumn", "Budget für die Konferenz im Herbst"),
  both("Pairing with the new colleague works well", "Pairing mit dem neuen Kollegen klappt gut"),
  both("Test suite is slow again", "Die Testsuite ist wieder langsam"),
  both("How did the talk with the customer go?", "Wie lief das Gespräch mit dem Kunden?"),
  both("Goals for the quarter", "Ziele für das Quartal"),
  both("Handover before the holidays", "Übergabe vor dem Urlaub"),
  both("Noise in the open office", "Lärm im Großraumbüro"),
  both("Second monitor for the home office", "Zweiter Monitor fürs Homeoffice"),
  both("Interview loop for the backend position", "Interviewrunde für die Backend-Stelle"),
  both("Retro actions that nobody picked up", "Retro-Maßnahmen, die niemand aufgegriffen hat"),
  both("Incident of last Thursday", "Störung vom letzten Donnerstag"),
  both("Documentation for the partner interface", "Dokumentation für die Partnerschnittstelle"),
  both("Which migration comes first?", "Welche Migration kommt zuerst?"),
  both("Workload after the re-organisation", "Auslastung nach der Umstrukturierung"),
  both("Mentoring for the intern", "Mentoring für den Praktikanten"),
  both("Security training is due", "Sicherheitsschulung steht an"),
  both("Praise from support for the quick fix", "Lob vom Support für den schnellen Fix"),
  both("Roadmap talk with product", "Roadmap-Gespräch mit dem Produktteam"),
];

/** What was written down in meetings. */
export const notes: readonly Words[] = [
  both(
    "Agreed to keep the scope and move the date by one week.",
    "Umfang bleibt, der Termin rückt um eine Woche.",
  ),
  both(
    "Energy is good, the last sprint was long.",
    "Stimmung ist gut, der letzte Sprint war lang.",
  ),
  both(
    "Wants to present the results to the whole department.",
    "Möchte die Ergebnisse der ganzen Abteilung vorstellen.",
  ),
  both(
    "Pairing twice a week until the handover is done.",
    "Zweimal pro Woche Pairing, bis die Übergabe fertig ist.",
  ),
  both(
    "The slow builds cost about half an hour a day.",
    "Die langsamen Builds kosten etwa eine halbe Stunde am Tag.",
  ),
  both(
    "No surprises in the numbers for this quarter.",
    "Keine Überraschungen in den Zahlen dieses Quartals.",
  ),
  both(
    "Would like clearer priorities from product.",
    "Wünscht sich klarere Prioritäten vom Produktteam.",
  ),
  both(
    "We try a meeting-free Wednesday for four weeks.",
    "Wir probieren vier Wochen lang einen Mittwoch ohne Termine.",
  ),
  both("Talk with finance first, then decide.", "Erst mit Finance sprechen, dann entscheiden."),
  both("Thanks for the calm during the incident.", "Danke für die Ruhe während der Störung."),
  both(
    "Next step: a short document, two pages at most.",
    "Nächster Schritt: ein kurzes Dokument, höchstens zwei Seiten.",
  ),
  both("Nothing in the way at the moment.", "Im Moment steht nichts im Weg."),
];

export const decisions: readonly Words[] = [
  both(
    "Decision: we keep the current database for this year.",
    "Entscheidung: Wir behalten die Datenbank für dieses Jahr.",
  ),
  both(
    "Decision: on-call moves to a weekly rhythm.",
    "Entscheidung: Die Rufbereitschaft wechselt wöchentlich.",
  ),
  both(
    "Decision: the pilot starts with two customers.",
    "Entscheidung: Der Pilot startet mit zwei Kunden.",
  ),
  both("Decision: interviews in pairs from now on.", "Entscheidung: Interviews ab jetzt zu zweit."),
];

export const inbox: readonly Words[] = [
  both(
    "Ask Helena whether the offsite can move to spring",
    "Helena fragen, ob das Offsite ins Frühjahr rücken kann",
  ),
  both(
    "Idea: short demo every second Friday, ten minutes each 💡",
    "Idee: jeden zweiten Freitag kurze Demos, zehn Minuten pro Person 💡",
  ),
  both(
    "Article about feedback in writing: https://example.org/feedback",
    "Artikel über schriftliches Feedback: https://example.org/feedback",
  ),
];

export const agendaHeading = both("Agreed", "Vereinbart");
