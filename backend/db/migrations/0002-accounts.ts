import { type Kysely, sql } from "kysely";
import { belongToAccounts, belongToOrganisation } from "../tenant-table.ts";

/** Accounts belong to no organisation: only signing in reads them. Secrets lie here hashed, or sealed under a key that does not. */
const global: Readonly<Record<string, string>> = {
  account: `
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null,
    name text not null,
    image text,
    two_factor_enabled boolean not null default false,
    generation integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null`,
  // better-auth's shape; of the methods it knows only passwords are used.
  credential: `
    id text primary key,
    account_id uuid not null unique references account (id) on delete cascade,
    provider_id text not null,
    external_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null,
    updated_at timestamptz not null`,
  sign_in: `
    id text primary key,
    account_id uuid not null references account (id) on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null,
    updated_at timestamptz not null`,
  sign_in_challenge: `
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null`,
  second_factor: `
    id text primary key,
    account_id uuid not null unique references account (id) on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean,
    failed_count integer not null default 0,
    locked_until timestamptz`,
  used_code: `
    account_id uuid not null references account (id) on delete cascade,
    code text not null,
    expires_at timestamptz not null,
    primary key (account_id, code)`,
  mailed_token: `
    hash text primary key,
    purpose text not null check (purpose in ('sign-up', 'reset', 'email')),
    email text not null,
    account_id uuid references account (id) on delete cascade,
    expires_at timestamptz not null`,
  // Which organisations to look in for an account: it says nothing of the part played there.
  account_home: `
    account_id uuid not null references account (id) on delete cascade,
    home uuid not null,
    primary key (account_id, home)`,
  // Which organisation an invitation's token leads to, before anybody is known there.
  invitation_home: `
    hash text primary key,
    home uuid not null,
    expires_at timestamptz not null`,
  known_place: `
    account_id uuid not null references account (id) on delete cascade,
    place text not null,
    seen_at timestamptz not null,
    primary key (account_id, place)`,
  // rate-limiter-flexible's shape, the order of columns included.
  rate_limit: `
    key text primary key,
    points integer not null,
    expire bigint`,
};

const tenant: Readonly<Record<string, string>> = {
  membership: `
    org_id uuid not null references organisation (org_id) on delete cascade,
    person_id uuid not null,
    account_id uuid not null,
    role text not null check (role in ('owner', 'admin', 'member')),
    state text not null check (state in ('active', 'deactivated', 'gone')),
    generation integer not null default 0,
    since timestamptz not null,
    primary key (org_id, person_id),
    unique (org_id, account_id)`,
  invitation: `
    org_id uuid not null references organisation (org_id) on delete cascade,
    id uuid not null,
    email text not null check (email = lower(email)),
    person_id uuid not null,
    role text not null check (role in ('admin', 'member')),
    state text not null check (state in ('open', 'accepted', 'revoked')),
    hash text not null,
    invited_by uuid not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (org_id, id),
    unique (org_id, hash),
    foreign key (org_id, invited_by) references membership (org_id, person_id) on delete cascade`,
  device: `
    org_id uuid not null,
    device_id uuid not null,
    person_id uuid not null,
    account_id uuid not null,
    name text not null,
    generation integer not null,
    family text not null,
    n integer not null,
    hash text not null,
    rotated_at timestamptz,
    added_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz,
    ended_why text check (ended_why in ('signed-out', 'revoked', 'reused')),
    primary key (org_id, device_id),
    foreign key (org_id, person_id) references membership (org_id, person_id) on delete cascade`,
};

const indexes = [
  `create index sign_in_by_account on sign_in (account_id)`,
  `create index sign_in_challenge_by_identifier on sign_in_challenge (identifier)`,
  `create index mailed_token_by_email on mailed_token (email, purpose)`,
  `create unique index invitation_open_by_email on invitation (org_id, email) where state = 'open'`,
  `create unique index invitation_open_by_person on invitation (org_id, person_id) where state = 'open'`,
  `create index device_by_person on device (org_id, person_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(global)) {
    await sql.raw(`create table ${table} (${columns})`).execute(db);
    await belongToAccounts(db, table);
  }
  for (const [table, columns] of Object.entries(tenant)) {
    await sql.raw(`create table ${table} (${columns})`).execute(db);
    await belongToOrganisation(db, table);
  }
  for (const index of indexes) await sql.raw(index).execute(db);
}
