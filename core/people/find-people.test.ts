import { expect, test } from "vitest";
import { findPeople } from "./find-people.ts";

const people = [
  { name: "Đặng Thị Ngọc Ánh", position: "Frontend Engineer", email: "anh@example.org" },
  { name: "Łukasz Żółkiewski", position: null, email: null },
  { name: "Jürgen Weißmüller", position: "Datenbankentwickler", email: null },
  { name: "نور الهاشمي", position: null, email: null },
];
const names = (typed: string) => findPeople(people, typed).map(({ name }) => name);

test.each([
  ["", people.map(({ name }) => name)],
  ["dang anh", ["Đặng Thị Ngọc Ánh"]],
  ["zol luk", ["Łukasz Żółkiewski"]],
  ["JURGEN weissm", ["Jürgen Weißmüller"]],
  ["front", ["Đặng Thị Ngọc Ánh"]],
  ["example", ["Đặng Thị Ngọc Ánh"]],
  ["نور", ["نور الهاشمي"]],
  ["gen", []],
])("typing %j finds %j", (typed, found) => {
  expect(names(typed)).toEqual(found);
});

test("a manager's name finds their people too", () => {
  expect(
    findPeople(people, "helena", ({ name }) =>
      name.startsWith("Ł") ? "Helena Lindqvist" : "",
    ).map(({ name }) => name),
  ).toEqual(["Łukasz Żółkiewski"]);
});
