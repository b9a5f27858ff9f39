import { expect, test } from "vitest";
import type { AccountMember } from "#contract/account.ts";
import { actsOn } from "./member-acts.ts";

const place = (role: AccountMember["role"], state: AccountMember["state"] = "active") => ({
  role,
  state,
});

test("a member is offered nothing, an admin nothing about an owner", () => {
  expect(actsOn(place("member"), place("member"))).toEqual([]);
  expect(actsOn(place("admin"), place("owner"))).toEqual([]);
  expect(actsOn(place("owner", "deactivated"), place("member"))).toEqual([]);
});

test("only an owner hands the organisation over", () => {
  expect(actsOn(place("owner"), place("member"))).toContain("hand-over");
  expect(actsOn(place("admin"), place("member"))).not.toContain("hand-over");
});

test("the role somebody has is not offered again, and who is paused can come back or go", () => {
  expect(actsOn(place("admin"), place("admin"))).toEqual(["make-member", "deactivate", "remove"]);
  expect(actsOn(place("admin"), place("member"))).toEqual(["make-admin", "deactivate", "remove"]);
  expect(actsOn(place("admin"), place("member", "deactivated"))).toEqual(["reactivate", "remove"]);
});
