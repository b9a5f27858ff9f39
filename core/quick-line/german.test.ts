import { describe, expect, test } from "vitest";
import { asSentence, at, read, type Row } from "./testing.ts";

// Every line is typed on Wednesday 7 October 2026 at 10:00 in Berlin.
const understood = (group: string, table: readonly Row[]) =>
  describe(`${group}`, () => {
    test.each(table.map(asSentence))("%s", (_, line, expected) => {
      expect(read(line, { language: "de" })).toEqual(expected);
    });
  });

understood("eine ganze Zeile", [
  [
    "@ana Deck Fr 9 !hoch #q3 *erinnern Do",
    "Deck",
    "for ana",
    "2026-10-09 09:00",
    "priority 3",
    "#Q3",
    "remind 2026-10-08 09:00",
  ],
  [
    "@ben bis Freitag Angebot prüfen !mittel",
    "Angebot prüfen",
    "for ben",
    "2026-10-09",
    "priority 2",
  ],
  ["nur ein Gedanke", "nur ein Gedanke"],
]);

understood("ein Wochentag", [
  ["Deck Fr 9 Uhr", "Deck", "2026-10-09 09:00"],
  ["Deck Fr 9", "Deck", "2026-10-09 09:00"],
  ["Deck fr 9", "Deck", "2026-10-09 09:00"],
  ["Deck Fr. 9:30", "Deck", "2026-10-09 09:30"],
  ["Deck Fr 17 Uhr 30", "Deck", "2026-10-09 17:30"],
  ["Deck Fr 17:30 Uhr", "Deck", "2026-10-09 17:30"],
  ["Deck Fr 9.30 Uhr", "Deck", "2026-10-09 09:30"],
  ["Deck Fr um 14", "Deck", "2026-10-09 14:00"],
  ["Deck Fr", "Deck", "2026-10-09"],
  ["Deck am Fr schicken", "Deck schicken", "2026-10-09"],
  ["Deck bis do", "Deck", "2026-10-08"],
  ["Deck So", "Deck", "2026-10-11"],
  ["Deck Freitag", "Deck", "2026-10-09"],
  ["Deck Freitag schicken", "Deck schicken", "2026-10-09"],
  ["Deck am Freitag um 9 schicken", "Deck schicken", "2026-10-09 09:00"],
  ["Deck bis spätestens Montag", "Deck", "2026-10-12"],
  ["Deck fällig am Montag", "Deck", "2026-10-12"],
  ["Deck für Donnerstag", "Deck", "2026-10-08"],
  ["Deck Mittwoch", "Deck", "2026-10-14"],
  ["Deck Mittwoch 11 Uhr", "Deck", "2026-10-07 11:00"],
  ["Deck nächsten Montag", "Deck", "2026-10-12"],
  ["Deck am nächsten Freitag", "Deck", "2026-10-16"],
  ["Deck kommenden Freitag", "Deck", "2026-10-09"],
  ["Deck diesen Freitag", "Deck", "2026-10-09"],
  ["Deck nächste Woche Freitag", "Deck", "2026-10-16"],
  ["Deck Freitag nächster Woche", "Deck", "2026-10-16"],
  ["Deck Freitagabend", "Deck", "2026-10-09 18:00"],
  ["Deck Freitag Abend", "Deck", "2026-10-09 18:00"],
  ["Deck Fr 6 Uhr abends", "Deck", "2026-10-09 18:00"],
  ["Deck Freitag halb zehn", "Deck", "2026-10-09 09:30"],
  ["um 9 am Freitag Deck", "Deck", "2026-10-09 09:00"],
  ["Freitag 9 Uhr ist Deck fällig", "ist Deck fällig", "2026-10-09 09:00"],
  ["Deck Sonnabend", "Deck", "2026-10-10"],
]);

understood("ein Tag von heute aus", [
  ["Deck heute", "Deck", "2026-10-07"],
  ["Deck heute schicken", "Deck schicken", "2026-10-07"],
  ["Deck heute 17 Uhr", "Deck", "2026-10-07 17:00"],
  ["Deck morgen", "Deck", "2026-10-08"],
  ["Deck bis morgen", "Deck", "2026-10-08"],
  ["Morgen Deck schicken", "Deck schicken", "2026-10-08"],
  ["@ana Morgen Deck schicken", "Deck schicken", "for ana", "2026-10-08"],
  ["Deck morgen um 14 Uhr", "Deck", "2026-10-08 14:00"],
  ["Deck morgen um 11", "Deck", "2026-10-08 11:00"],
  ["Deck morgen 17:30", "Deck", "2026-10-08 17:30"],
  ["Deck bis morgen um 11", "Deck", "2026-10-08 11:00"],
  ["Deck morgen früh", "Deck", "2026-10-08 09:00"],
  ["Deck morgen früh um 8", "Deck", "2026-10-08 08:00"],
  ["Deck morgen Nachmittag", "Deck", "2026-10-08 15:00"],
  ["Deck heute Abend", "Deck", "2026-10-07 18:00"],
  ["Deck übermorgen 14 Uhr", "Deck", "2026-10-09 14:00"],
  ["Deck uebermorgen", "Deck", "2026-10-09"],
  ["Deck in 3 Tagen", "Deck", "2026-10-10"],
  ["Deck in zwei Wochen", "Deck", "2026-10-21"],
  ["Deck in einer Woche", "Deck", "2026-10-14"],
  ["Deck in 2 Stunden", "Deck", "2026-10-07 12:00"],
  ["Deck nächste Woche", "Deck", "2026-10-12"],
  ["Deck Ende der Woche", "Deck", "2026-10-09"],
  ["Deck Ende nächster Woche", "Deck", "2026-10-16"],
  ["Deck Ende des Monats", "Deck", "2026-10-31"],
  ["Deck am Ende des Monats", "Deck", "2026-10-31"],
  ["Deck bis Monatsende", "Deck", "2026-10-31"],
  ["Deck bis Ende März", "Deck", "2027-03-31"],
  ["Deck bis Tagesende Freitag", "Deck", "2026-10-09"],
  ["Deck bis Jahresende", "Deck", "2026-12-31"],
]);

understood("ein Datum", [
  ["Deck am 3. März", "Deck", "2027-03-03"],
  ["Deck am 3. März um 9", "Deck", "2027-03-03 09:00"],
  ["Deck 3. März 17 Uhr", "Deck", "2027-03-03 17:00"],
  ["Deck 3 märz", "Deck", "2027-03-03"],
  ["Deck am 3. März 2028", "Deck", "2028-03-03"],
  ["Deck Freitag, den 9. Oktober", "Deck", "2026-10-09"],
  ["Deck Fr. 9.10.", "Deck", "2026-10-09"],
  ["Deck Mo. 9.10.", "Deck Mo. 9.10."],
  ["Deck 24.12.", "Deck", "2026-12-24"],
  ["Deck am 24.12. um 15:30 schicken", "Deck schicken", "2026-12-24 15:30"],
  ["Deck bis 24.12 schicken", "Deck schicken", "2026-12-24"],
  ["Deck bis zum 1.6.", "Deck", "2027-06-01"],
  ["Deck 24.12.2026", "Deck", "2026-12-24"],
  ["Deck 24.12.26", "Deck", "2026-12-24"],
  ["Deck 1.2.2027", "Deck", "2027-02-01"],
  ["Deck 24.12.2025", "Deck 24.12.2025"],
  ["Deck 2026-12-01", "Deck", "2026-12-01"],
  ["Deck am 3.", "Deck", "2026-11-03"],
  ["Deck bis zum 15.", "Deck", "2026-10-15"],
]);

understood("ein Rhythmus", [
  ["Notizen jeden Freitag", "Notizen", "every 1 week on 5 from 2026-10-09"],
  ["Notizen jeden Freitag um 9", "Notizen", "every 1 week on 5 from 2026-10-09 09:00"],
  ["Notizen jeden zweiten Freitag", "Notizen", "every 2 week on 5 from 2026-10-09"],
  ["Notizen jeden Mo und Do", "Notizen", "every 1 week on 1+4 from 2026-10-08"],
  ["Notizen freitags", "Notizen", "every 1 week on 5 from 2026-10-09"],
  ["Notizen alle 2 Wochen", "Notizen", "every 2 week from 2026-10-07"],
  ["Notizen alle drei Tage", "Notizen", "every 3 day from 2026-10-07"],
  ["Notizen jede Woche", "Notizen", "every 1 week from 2026-10-07"],
  ["Notizen jede zweite Woche", "Notizen", "every 2 week from 2026-10-07"],
  ["Notizen wöchentlich am Freitag", "Notizen", "every 1 week on 5 from 2026-10-09"],
  ["Notizen täglich 9 Uhr", "Notizen", "every 1 day from 2026-10-08 09:00"],
  ["täglich Notizen lesen", "Notizen lesen", "every 1 day from 2026-10-07"],
  ["Notizen monatlich", "Notizen", "every 1 month on 7 from 2026-10-07"],
  ["Notizen monatlich am 3.", "Notizen", "every 1 month on 3 from 2026-11-03"],
  ["Notizen jeden 3. des Monats", "Notizen", "every 1 month on 3 from 2026-11-03"],
  ["Notizen monatlich am letzten Tag", "Notizen", "every 1 month on 31 from 2026-10-31"],
  ["Notizen jeden Werktag", "Notizen", "every 1 week on 1+2+3+4+5 from 2026-10-07"],
  ["Notizen jährlich", "Notizen", "every 1 year on 7 from 2026-10-07"],
  ["Notizen alle 3 Tage nach Erledigung", "Notizen", "every 3 day after done from 2026-10-07"],
]);

understood("eine Erinnerung", [
  ["Deck *erinnern morgen", "Deck", "remind 2026-10-08 09:00"],
  ["Deck *erinnern am Do um 14 Uhr", "Deck", "remind 2026-10-08 14:00"],
  ["Deck *erinnern in 30 Minuten", "Deck", "remind 2026-10-07 10:30"],
  ["Deck Fr *erinnern 1 Tag vorher", "Deck", "2026-10-09", "remind 1440 min before"],
  [
    "Deck Fr 9 Uhr *erinnern zwei Stunden vorher",
    "Deck",
    "2026-10-09 09:00",
    "remind 120 min before",
  ],
  ["Deck *erinnern beim nächsten 1:1", "Deck", "remind next meeting"],
  ["Deck *erinnern nächsten Montag", "Deck", "remind 2026-10-12 09:00"],
  ["Deck *erinnern heute 8 Uhr", "Deck *erinnern heute 8 Uhr"],
  ["Deck *remind thu", "Deck", "remind 2026-10-08 09:00"],
]);

understood("eine Marke", [
  ["@müller Deck", "Deck", "for ben"],
  ["@mueller Deck", "Deck", "for ben"],
  ["Deck !niedrig #büro", "Deck", "priority 1", "#Büro"],
  ["Gehalt ansprechen !privat", "Gehalt ansprechen", "private"],
  ["lies „Deck morgen“ @ana", "lies „Deck morgen“", "for ana"],
  ["\\@ana und \\#q3", "@ana und #q3"],
]);

describe("mehrere Tage auf einer Zeile", () => {
  test.each([
    ["Montag bis Freitag"],
    ["von Montag bis Freitag"],
    ["Freitag oder Montag"],
    ["heute und morgen"],
    ["täglich bis Freitag"],
  ])("“%s” is a span or a choice, so it stays text", (line) => {
    expect(read(line, { language: "de" })).toEqual([line]);
  });
});

test("German clocks skip an hour in March: half past two becomes half past three", () => {
  expect(read("Deck So 2:30 Uhr", { language: "de", now: at("2027-03-24T10:00") })).toEqual([
    "Deck",
    "2027-03-28 03:30",
  ]);
});
