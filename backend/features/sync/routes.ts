import { z } from "zod";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import type { Clock } from "#core/kernel/time.ts";
import { paths, type Refused } from "#sync/protocol/protocol.ts";
import type { Db } from "../../db/db.ts";
import type { DeviceHolder } from "../../http/door.ts";
import { packed } from "../../http/packed.ts";
import { type Route, route } from "../../http/route.ts";
import { SupersededInput, superseded } from "./superseded.ts";
import type { SyncServer } from "./sync-server.ts";
import { type Rate, tokenBuckets } from "./token-bucket.ts";

export type RouteDeps = {
  readonly server: SyncServer;
  readonly db: Db;
  readonly clock: Clock;
  /** How often one device may ask. */
  readonly rate?: Rate;
};

/** A first send of 100,000 changes is 200 requests in a row; at rest a device asks once a minute. */
const usual: Rate = { burst: 400, perSecond: 20 };
/** A note's update alone may be larger than what a push is filled up to. */
const MOST_BYTES = 8_000_000;

const refusals: Readonly<Record<Refused["type"], number>> = {
  NotSignedIn: 401,
  Removed: 403,
  DeviceForked: 409,
  Gap: 409,
  TooOld: 426,
  BadRequest: 400,
  TooLarge: 413,
  SlowDown: 429,
  Unavailable: 503,
};

/** Sync over HTTP. Who comes in shows a device's token; what its person may do is looked up in the request's own transaction. */
export function syncRoutes({ server, db, clock, rate = usual }: RouteDeps): readonly Route[] {
  const waitOf = tokenBuckets(rate, clock);
  const inTurn = async <T>(
    holder: DeviceHolder,
    ask: () => Promise<Result<T, Refused>>,
  ): Promise<Result<T, Refused>> => {
    const retryAfterMs = waitOf(`${holder.org} ${holder.device}`);
    return retryAfterMs > 0 ? fail({ type: "SlowDown", retryAfterMs }) : ask();
  };
  // The body is looked at by what it is for: one op that cannot be read must not cost the whole request.
  const post = { method: "POST", access: "device", input: z.unknown(), refusals } as const;
  return [
    route({
      ...post,
      path: paths.hello,
      handle: ({ holder }) => inTurn(holder, () => server.hello(holder)),
    }),
    route({
      ...post,
      path: paths.push,
      maxBytes: MOST_BYTES,
      handle: ({ holder, input }) => inTurn(holder, () => server.push(holder, input)),
    }),
    route({
      ...post,
      path: paths.pull,
      handle: ({ holder, input, accepts }) =>
        inTurn(holder, async () => {
          const text = await server.pullText(holder, input);
          return text.ok ? ok(await packed(text.value, accepts)) : text;
        }),
    }),
    route({
      method: "GET",
      path: "/v1/sync/superseded",
      access: "device",
      input: SupersededInput,
      refusals,
      handle: ({ holder, input }) => inTurn(holder, () => superseded({ db }, holder, input)),
    }),
  ];
}
