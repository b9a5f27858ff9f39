import { type Kysely, sql } from "kysely";
import { belongToOrganisation } from "../tenant-table.ts";

/** How a person's key for private rows reaches their devices. All of it is wrapped: nothing here opens anything. */
const tables: Readonly<Record<string, string>> = {
  person_key: `
    org_id uuid not null references organisation (org_id) on delete cascade,
    person_id uuid not null,
    key_id text not null,
    by_kit text not null,
    made_at timestamptz not null,
    primary key (org_id, person_id)`,
  // `key_id` and `wrapped` once another device handed the key over; `refused_at` when its person did not know this one.
  device_key: `
    org_id uuid not null,
    device_id uuid not null,
    person_id uuid not null,
    public_key text not null,
    asked_at timestamptz not null,
    refused_at timestamptz,
    key_id text,
    wrapped text,
    primary key (org_id, device_id),
    foreign key (org_id, device_id) references device (org_id, device_id) on delete cascade`,
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await sql.raw(`create table ${name} (${columns})`).execute(db);
    await belongToOrganisation(db, name);
  }
  await sql`create index device_key_by_person on device_key (org_id, person_id)`.execute(db);
}
