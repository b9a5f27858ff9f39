import { z } from "zod";
import { Millis } from "#core/kernel/time.ts";
import { call, Nothing } from "./call.ts";
import { BackupInfo, ProfileState, ProfileError } from "./profile.ts";

/** What a backup holds, counted in it. */
export const BackupContents = z.strictObject({
  at: Millis,
  people: z.int(),
  meetings: z.int(),
  agendaItems: z.int(),
  tasks: z.int(),
  notes: z.int(),
  lastChangeAt: Millis.nullable(),
  /** The newest few things changed, so that a person recognises the moment. */
  newest: z.array(
    z.strictObject({
      kind: z.enum(["task", "agenda-item", "note", "person"]),
      text: z.string(),
      at: Millis,
    }),
  ),
});
export type BackupContents = z.infer<typeof BackupContents>;

const Named = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/) });

export const backups = {
  "backups.list": call(Nothing, z.array(BackupInfo)),
  "backups.create": call(Nothing, BackupInfo, ProfileError),
  "backups.preview": call(Named, BackupContents, ProfileError),
  /** Puts a backup in place of the data; what was there is kept as a backup of its own first. */
  "backups.restore": call(Named, ProfileState, ProfileError),
} as const;
