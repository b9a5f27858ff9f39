import type { Generated } from "kysely";

/** What every other table stands on. */
export type GroundTables = {
  readonly organisation: OrganisationTable;
};

export type OrganisationTable = {
  readonly org_id: string;
  readonly name: string;
  readonly created_at: Generated<Date>;
};
