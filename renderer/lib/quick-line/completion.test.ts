import { expect, test } from "vitest";
import type { Person } from "#core/people/person.ts";
import { completionAt } from "./completion.ts";

const person = (id: string, name: string, isMe = false) =>
  ({ id, name, isMe, position: null, photo: null }) as unknown as Person;
const people = [
  person("me", "Mia Manager", true),
  person("ana", "Ana Souza"),
  person("anna", "Annabel Ortega"),
  person("ben", "Ben Müller"),
];
const offered = (text: string, caret = text.length) =>
  completionAt(text, caret, people, ["q3", "quality", "hiring"])?.options.map(
    ({ insert }) => insert,
  );

test("a name being typed offers those it may be, me last", () => {
  expect(offered("deck @a")).toEqual(["@Ana", "@Annabel"]);
  expect(offered("@")).toEqual(["@Ana", "@Annabel", "@Ben", "@Mia"]);
  expect(offered("@mul")).toEqual(["@Ben"]);
});

test("a first name that two people share becomes the whole name", () => {
  const two = [...people, person("ben2", "Ben Adler")];
  expect(completionAt("@ben", 4, two, [])?.options.map(({ insert }) => insert)).toEqual([
    "@Ben.Müller",
    "@Ben.Adler",
  ]);
});

test("a label being typed offers known ones, but not itself", () => {
  expect(offered("deck #q")).toEqual(["#q3", "#quality"]);
  expect(offered("deck #q3")).toBeUndefined();
});

test("inside a word or an address nothing is offered", () => {
  expect(offered("mail to ana@b")).toBeUndefined();
  expect(offered("@ana", 2)).toBeUndefined();
  expect(offered("plain words")).toBeUndefined();
});
