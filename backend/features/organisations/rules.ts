import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { MemberState, Role } from "#sync/protocol/account.ts";

export type Place = { readonly personId: string; readonly role: Role; readonly state: MemberState };

/** What there is to decide with: who acts, on whom, and how many active owners there are besides that one. */
export type Case = {
  readonly actor: Place | undefined;
  readonly target: Place | undefined;
  readonly otherOwners: number;
};

/** What somebody wants to do to a member. */
export type Act =
  | { readonly type: "role"; readonly role: Role }
  | { readonly type: "deactivate" | "reactivate" | "remove" | "leave" };

type Refused = { readonly type: "NotAllowed" | "Missing" | "LastOwner" };

/** The place a member has after an act, or why not. Owners are above admins; nobody acts on somebody above them; an organisation keeps one active owner. */
export function decide(act: Act, { actor, target, otherOwners }: Case): Result<Place, Refused> {
  if (actor?.state !== "active") return fail({ type: "NotAllowed" });
  if (!target || target.state === "gone") return fail({ type: "Missing" });
  const isSelf = actor.personId === target.personId;
  if (isSelf !== (act.type === "leave") && act.type !== "role") return fail({ type: "NotAllowed" });
  if (!isSelf && !mayActOn(actor.role, target.role)) return fail({ type: "NotAllowed" });
  if (act.type === "role" && !mayGive(actor.role, act.role)) return fail({ type: "NotAllowed" });
  const after = placeAfter(act, target);
  const ownsStill = after.role === "owner" && after.state === "active";
  const owned = target.role === "owner" && target.state === "active";
  return owned && !ownsStill && otherOwners === 0 ? fail({ type: "LastOwner" }) : ok(after);
}

const mayActOn = (actor: Role, target: Role): boolean =>
  actor === "owner" || (actor === "admin" && target !== "owner");
const mayGive = (actor: Role, role: Role): boolean =>
  actor === "owner" || (actor === "admin" && role !== "owner");

function placeAfter(act: Act, target: Place): Place {
  switch (act.type) {
    case "role":
      return { ...target, role: act.role };
    case "deactivate":
      return { ...target, state: "deactivated" };
    case "reactivate":
      return { ...target, state: "active" };
    default:
      // Whoever comes back comes back with no more than anybody new.
      return { ...target, role: "member", state: "gone" };
  }
}
