export type KeyTables = {
  readonly person_key: PersonKeyTable;
  readonly device_key: DeviceKeyTable;
};

export type PersonKeyTable = {
  readonly org_id: string;
  readonly person_id: string;
  readonly key_id: string;
  /** The key wrapped under the recovery kit's code. */
  readonly by_kit: string;
  readonly made_at: Date;
};

export type DeviceKeyTable = {
  readonly org_id: string;
  readonly device_id: string;
  readonly person_id: string;
  readonly public_key: string;
  readonly asked_at: Date;
  readonly refused_at: Date | null;
  readonly key_id: string | null;
  readonly wrapped: string | null;
};
