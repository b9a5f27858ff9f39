import type { z } from "zod";
import type { Result } from "#core/kernel/result.ts";
import type { AccountHolder, DeviceHolder, Role } from "./door.ts";

/**
 * Who may come in. `public`: everybody. `account`: who has just signed in. `device`: who shows an access token; what its person still is,
 * the feature looks up itself, in the transaction it works in. `member`, `admin`, `owner`: the same, and the person has at least this role
 * at this moment. `operator`: who runs the server.
 */
export type Access = "public" | "account" | "device" | Role | "operator";

export type HolderOf<A extends Access> = A extends "public" | "operator"
  ? undefined
  : A extends "account"
    ? AccountHolder
    : DeviceHolder;

export type Asked<A extends Access, I> = {
  readonly input: I;
  readonly holder: HolderOf<A>;
  /** Where the request came from, as far as the proxies in front can be trusted. For limits, never for logs. */
  readonly address: string;
  /** Which encodings of an answer the client can undo, as it says. */
  readonly accepts: string;
};

type Failure = { readonly type: string };

/** One thing that can be asked for. */
export type RouteOf<A extends Access, I extends z.ZodType, O, E extends Failure> = {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  readonly access: A;
  /** Of a POST the JSON body, of a GET what stands in the path (`:id`) and in the query. */
  readonly input: I;
  /** The HTTP status of each failure. */
  readonly refusals: Readonly<Record<E["type"], number>>;
  /** How long the body may be; 1 MB where nothing is said. */
  readonly maxBytes?: number;
  /** A `Response` goes out as it is (bytes of a picture); all else as JSON. */
  readonly handle: (asked: Asked<A, z.output<I>>) => Promise<Result<O, E>>;
};

/** A route of any kind, as the app takes it. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  readonly access: Access;
  readonly input: z.ZodType;
  readonly refusals: Readonly<Record<string, number>>;
  readonly maxBytes?: number;
  readonly handle: (asked: Asked<never, never>) => Promise<Result<unknown, Failure>>;
};

/** Declares a route. A feature's `routes.ts` exports a function that gives a list of these. */
export const route = <A extends Access, I extends z.ZodType, O, E extends Failure>(
  declared: RouteOf<A, I, O, E>,
): Route => declared as unknown as Route;
