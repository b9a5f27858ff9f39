import { z } from "zod";

/** The unit of permission, replication and order: `org:` everyone active, `pair:` its two people, `self:` one person on all their devices. */
export const ScopeKind = z.enum(["org", "pair", "self"]);
export type ScopeKind = z.infer<typeof ScopeKind>;

/** `org:<organisation>`, `pair:<pair>` or `self:<person>`. */
export const ScopeId = z
  .string()
  .max(80)
  .regex(/^(org|pair|self):[A-Za-z0-9_-]{1,64}$/)
  .brand<"ScopeId">();
export type ScopeId = z.infer<typeof ScopeId>;

export const kindOf = (scope: string): ScopeKind => ScopeKind.parse(scope.split(":", 1)[0]);

/** What follows the kind: the organisation's, pair's or person's id. */
export const ownerOf = (scope: string): string => scope.slice(scope.indexOf(":") + 1);
