import { z } from "zod";

// Control characters other than tab and line breaks have no meaning a person can see; they are dropped, not refused, so that a paste never fails for one.
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Text without control characters, lone surrogates repaired, in Unicode NFC. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(unseen, "").normalize("NFC");

const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();

/** One line of text a person typed: 1–`max` characters after white space is folded. */
export const Line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(oneLine)
    .pipe(z.string().min(1).max(max));

/** Like `Line`, where nothing typed means `null`. */
export const OptionalLine = (max: number) =>
  z
    .string()
    .max(max * 4)
    .nullable()
    .transform((text) => (text === null ? null : oneLine(text) || null))
    .pipe(z.string().max(max).nullable());

/** Several lines of text, up to `max` characters; nothing typed means `null`. */
export const OptionalProse = (max: number) =>
  z
    .string()
    .max(max)
    .nullable()
    .transform((text) => (text === null ? null : cleanText(text).trim() || null));
