import { z } from "zod";
import { PersonId } from "../kernel/ids.ts";
import { Line, OptionalLine } from "../kernel/text.ts";
import { Millis, TimeOfDay, Zone } from "../kernel/time.ts";

/** Working hours of one weekday, wall-clock time in the person's zone. */
export const Hours = z.strictObject({ from: TimeOfDay, to: TimeOfDay });

/** Monday first; `null` is a day off. */
export const WorkingHours = z.array(Hours.nullable()).length(7);
export type WorkingHours = z.infer<typeof WorkingHours>;

/** A small square picture as a data URL (the page scales it to 128 px before it is sent). */
export const Photo = z
  .string()
  .max(48_000)
  .regex(/^data:image\/(webp|png|jpeg);base64,[A-Za-z0-9+/=]+$/);

const email = z.email().max(254).nullable();

export const Person = z.strictObject({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  position: z.string().nullable(),
  managerId: PersonId.nullable(),
  zone: Zone,
  workingHours: WorkingHours,
  photo: Photo.nullable(),
  isMe: z.boolean(),
  archivedAt: Millis.nullable(),
  createdAt: Millis,
});
export type Person = z.infer<typeof Person>;

/** What a person types about someone; everything but the name may stay empty. */
export const PersonDetails = z.strictObject({
  name: Line(120),
  email: z
    .string()
    .trim()
    .nullable()
    .transform((text) => text || null)
    .pipe(email),
  position: OptionalLine(120),
  managerId: PersonId.nullable(),
  zone: Zone,
  workingHours: WorkingHours,
  photo: Photo.nullable(),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** Monday to Friday, 09:00 to 17:00. */
export const usualHours: WorkingHours = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
  weekday < 5 ? { from: TimeOfDay.parse("09:00"), to: TimeOfDay.parse("17:00") } : null,
);

export const PeopleError = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("PersonMissing") }),
  z.strictObject({ type: z.literal("ManagerLoop"), through: z.string() }),
  z.strictObject({ type: z.literal("EmailTaken"), by: z.string() }),
  z.strictObject({ type: z.literal("CannotArchiveMe") }),
]);
export type PeopleError = z.infer<typeof PeopleError>;
