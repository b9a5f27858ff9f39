import type { AccountMember, MemberAct } from "#contract/account.ts";

type Place = Pick<AccountMember, "role" | "state">;

/** What somebody may do to another member, in the order of a menu. The server has the last word; what it would refuse is not offered. */
export function actsOn(actor: Place, target: Place): readonly MemberAct[] {
  if (actor.state !== "active" || actor.role === "member") return [];
  if (target.state === "gone" || (target.role === "owner" && actor.role !== "owner")) return [];
  if (target.state === "deactivated") return ["reactivate", "remove"];
  const others: readonly MemberAct[] = ["deactivate", "remove"];
  return [
    ...(target.role === "admin" ? [] : ["make-admin" as const]),
    ...(target.role === "member" ? [] : ["make-member" as const]),
    ...(actor.role === "owner" && target.role !== "owner" ? ["hand-over" as const] : []),
    ...others,
  ];
}
