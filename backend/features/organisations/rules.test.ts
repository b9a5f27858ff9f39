import fc from "fast-check";
import { expect, test } from "vitest";
import { MemberState, Role } from "#sync/protocol/account.ts";
import { type Act, decide, type Place } from "./rules.ts";

const place = (personId: string, role: Place["role"], state: Place["state"] = "active"): Place => ({
  personId,
  role,
  state,
});
const ann = place("ann", "owner");
const ben = place("ben", "admin");
const cat = place("cat", "member");
const type = (act: Act, actor: Place, target: Place | undefined, otherOwners = 0) => {
  const decided = decide(act, { actor, target, otherOwners });
  return decided.ok ? decided.value : decided.error.type;
};

test("admins act on admins and members, not on owners, and make nobody an owner", () => {
  expect(type({ type: "deactivate" }, ben, cat)).toEqual(place("cat", "member", "deactivated"));
  expect(type({ type: "deactivate" }, ben, ann, 1)).toBe("NotAllowed");
  expect(type({ type: "role", role: "owner" }, ben, cat)).toBe("NotAllowed");
  expect(type({ type: "role", role: "owner" }, ben, ben)).toBe("NotAllowed");
  expect(type({ type: "role", role: "admin" }, ben, cat)).toEqual(place("cat", "admin"));
});

test("members act on nobody but themselves, and only to leave", () => {
  expect(type({ type: "remove" }, cat, ben)).toBe("NotAllowed");
  expect(type({ type: "role", role: "admin" }, cat, cat)).toBe("NotAllowed");
  expect(type({ type: "leave" }, cat, cat)).toEqual(place("cat", "member", "gone"));
  expect(type({ type: "leave" }, cat, ben)).toBe("NotAllowed");
});

test("the last owner neither leaves nor becomes less", () => {
  expect(type({ type: "leave" }, ann, ann)).toBe("LastOwner");
  expect(type({ type: "role", role: "admin" }, ann, ann)).toBe("LastOwner");
  expect(type({ type: "leave" }, ann, ann, 1)).toEqual(place("ann", "member", "gone"));
});

test("who is gone is missing, and who is not active acts on nobody", () => {
  expect(type({ type: "reactivate" }, ann, place("cat", "member", "gone"))).toBe("Missing");
  expect(type({ type: "remove" }, ann, undefined)).toBe("Missing");
  expect(type({ type: "remove" }, place("ann", "owner", "deactivated"), cat)).toBe("NotAllowed");
});

test("whatever is asked by whomever, an organisation that had an owner keeps one", () => {
  const someone = fc.record({
    role: fc.constantFrom(...Role.options),
    state: fc.constantFrom(...MemberState.options),
  });
  const anAct = fc.oneof(
    fc.record({ type: fc.constant("role" as const), role: fc.constantFrom(...Role.options) }),
    fc.record({ type: fc.constantFrom("deactivate", "reactivate", "remove", "leave") }),
  ) as fc.Arbitrary<Act>;
  const scenario = fc.tuple(
    fc.array(someone, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(3), fc.nat(3), anAct), { maxLength: 12 }),
  );
  fc.assert(
    fc.property(scenario, ([people, acts]) => {
      const members = people.map((one, n): Place => ({ personId: `${n}`, ...one }));
      const owners = () =>
        members.filter(({ role, state }) => role === "owner" && state === "active");
      const had = owners().length > 0;
      for (const [by, on, act] of acts) {
        const otherOwners = owners().filter((owner) => owner.personId !== `${on}`).length;
        const decided = decide(act, { actor: members[by], target: members[on], otherOwners });
        if (decided.ok) members[on] = decided.value;
      }
      expect(owners().length > 0).toBe(had);
    }),
  );
});
