import type { ProfileState } from "#contract/profile.ts";
import type { Db } from "../../db/open.ts";
import { readLeft } from "../../db/sync/left-behind.ts";

/** A file that is nobody's yet, or nobody's any more. */
export function firstStart(db: Db): Extract<ProfileState, { type: "first-start" }> {
  const left = readLeft(db);
  return left
    ? { type: "first-start", left: { orgName: left.orgName, unsent: left.unsent } }
    : { type: "first-start" };
}
