import { z } from "zod";
import { fail, ok } from "#core/kernel/result.ts";
import { type Route, route } from "./route.ts";

export type StatusDeps = {
  /** Whether a request could be served now: the database answers, and the server is not on its way out. */
  readonly ready: () => Promise<boolean>;
  readonly metrics: () => Promise<string>;
};

/** What a balancer and a monitor ask. */
export const statusRoutes = ({ ready, metrics }: StatusDeps): readonly Route[] => [
  route({
    method: "GET",
    path: "/health",
    access: "public",
    input: z.object({}),
    refusals: {},
    handle: async () => ok({ alive: true }),
  }),
  route({
    method: "GET",
    path: "/ready",
    access: "public",
    input: z.object({}),
    refusals: { NotReady: 503 },
    handle: async () => ((await ready()) ? ok({ ready: true }) : fail({ type: "NotReady" })),
  }),
  route({
    method: "GET",
    path: "/metrics",
    access: "operator",
    input: z.object({}),
    refusals: {},
    handle: async () =>
      ok(
        new Response(await metrics(), {
          headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
        }),
      ),
  }),
];
