import { ok } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import { KeyAsk, KeyHandOver, KeyKit, keyPaths, KeyRefuse } from "#sync/protocol/keys.ts";
import { z } from "zod";
import type { Db } from "../../db/db.ts";
import type { Writer } from "../../db/tables.ts";
import { withTenant } from "../../db/with-tenant.ts";
import type { DeviceHolder } from "../../http/door.ts";
import { type Route, route } from "../../http/route.ts";
import { ask, type Caller, handOver, keepKit, refuse, stateOf } from "./keys.ts";

export type KeyRouteDeps = {
  readonly db: Db;
  readonly clock: Clock;
  /** Something changed that this person's other devices want to know at once. */
  readonly poke: (org: string, person: string) => void;
};

/** What a person's devices say to each other about their key, through a server that can use none of it. */
export function keyRoutes({ db, clock, poke }: KeyRouteDeps): readonly Route[] {
  const now = (): Date => new Date(clock.now());
  const asHolder = <T>(holder: DeviceHolder, work: (tx: Writer, caller: Caller) => Promise<T>) =>
    withTenant(db, { org: holder.org, person: holder.person }, (tx) => work(tx, holder));
  return [
    route({
      method: "POST",
      path: keyPaths.state,
      access: "member",
      input: z.strictObject({}),
      refusals: {},
      handle: async ({ holder }) => ok(await asHolder(holder, stateOf)),
    }),
    route({
      method: "POST",
      path: keyPaths.ask,
      access: "member",
      input: KeyAsk,
      refusals: {},
      handle: async ({ holder, input }) => {
        const isNews = await asHolder(holder, (tx, who) => ask(tx, who, { ...input, at: now() }));
        // A device that waits asks whenever it is poked: told of its own question it would ask without end.
        if (isNews) poke(holder.org, holder.person);
        return ok({});
      },
    }),
    route({
      method: "POST",
      path: keyPaths.kit,
      access: "member",
      input: KeyKit,
      refusals: { KeyExists: 409, NotAsking: 409 },
      handle: async ({ holder, input }) => {
        const kept = await asHolder(holder, (tx, who) => keepKit(tx, who, { ...input, at: now() }));
        return kept.ok ? ok({}) : kept;
      },
    }),
    route({
      method: "POST",
      path: keyPaths.handOver,
      access: "member",
      input: KeyHandOver,
      refusals: { KeyExists: 409, NotAsking: 409 },
      handle: async ({ holder, input }) => {
        const handed = await asHolder(holder, (tx, caller) => handOver(tx, caller, input));
        if (!handed.ok) return handed;
        poke(holder.org, holder.person);
        return ok({});
      },
    }),
    route({
      method: "POST",
      path: keyPaths.refuse,
      access: "member",
      input: KeyRefuse,
      refusals: {},
      handle: async ({ holder, input }) => {
        await asHolder(holder, (tx, caller) => refuse(tx, caller, { ...input, at: now() }));
        poke(holder.org, holder.person);
        return ok({});
      },
    }),
  ];
}
