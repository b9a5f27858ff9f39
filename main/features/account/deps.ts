import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Identity } from "../../db/identity.ts";
import type { Db } from "../../db/open.ts";
import type { Session } from "./session.ts";

/** What the account has of the rest of the app; `compose-sync.ts` fills it. */
export type AccountDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly session: Session;
  /** Where one signs in, unless another address is typed. */
  readonly defaultServer: string;
  /** How this computer is called in the list of devices. */
  readonly deviceName: string;
  /** Whether a backup was made. */
  readonly backup: () => Promise<boolean>;
  /** Runs while nobody else writes to the profile. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whose profile this is, or whether it is signed in, is another: everything is asked anew. */
  readonly moved: () => void;
  /** This file is another device from now on. */
  readonly becomeDevice: (device: string) => Promise<void>;
  /** Ends the way to the server. */
  readonly stop: () => Promise<void>;
  /** Deletes the data and its backups on this computer. */
  readonly wipe: () => Promise<void>;
};
