import { expect, test } from "vitest";
import type { Mail } from "./mailer.ts";
import { post } from "./post.ts";

const mail: Mail = { to: "ana@example.org", subject: "s", text: "t" };
const times = { begin: async () => {}, again: async () => {} };

/** Refuses the first `failures` mails. */
function mailer(failures: number) {
  const taken: Mail[] = [];
  let left = failures;
  const send = async (one: Mail) => {
    if (left-- > 0) throw new Error("try again later");
    taken.push(one);
  };
  return { taken, send };
}

test("a mail that is not taken is tried three times, then told of by its kind alone", async () => {
  const told: string[] = [];
  const trouble = (kind: string) => void told.push(kind);
  const patient = mailer(2);
  const early = post(patient, { ...times, trouble });
  early.soon("reset", async () => mail);
  await early.sent();
  expect([patient.taken, told]).toEqual([[mail], []]);
  const late = post(mailer(3), { ...times, trouble });
  late.soon("reset", async () => mail);
  await late.sent();
  expect(told).toEqual(["reset"]);
});

test("what is taken on while others are under way is waited for too, and no mail may come of it", async () => {
  const quick = mailer(0);
  const box = post(quick, { ...times, trouble: () => {} });
  box.soon("first", async () => {
    box.soon("second", async () => mail);
    return undefined;
  });
  await box.sent();
  expect(quick.taken).toEqual([mail]);
});
