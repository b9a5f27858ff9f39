import { contract, type Channel, type Handlers, type SystemFailure } from "#contract/index.ts";
import { fail, type Result } from "#core/kernel/result.ts";
import type { DiskWatch } from "../db/disk-watch.ts";
import { isDamage, isDiskTrouble } from "../db/open.ts";
import type { Log } from "../log.ts";

export type AnswerDeps = {
  readonly log: Log;
  readonly disk: DiskWatch;
  /** The handlers that can answer now; a channel without one means the data file is not open. */
  readonly handlers: () => Partial<Handlers>;
  /** The file turned out damaged while it was read. */
  readonly onDamage: () => void;
};

/** Parses a question, has it answered, and turns what went wrong into something a person can be told. The one catch of the store. */
export async function answer(
  deps: AnswerDeps,
  channel: string,
  input: unknown,
): Promise<Result<unknown, { readonly type: string } | SystemFailure>> {
  if (!Object.hasOwn(contract, channel)) return fail({ type: "BadInput", issues: ["channel"] });
  const name = channel as Channel;
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success)
    return fail({
      type: "BadInput",
      issues: parsed.error.issues
        .slice(0, 8)
        .map((issue) => `${issue.path.join(".")}: ${issue.code}`),
    });
  const handler = deps.handlers()[name] as
    | ((input: unknown) => Promise<Result<unknown, { readonly type: string }>>)
    | undefined;
  if (!handler) return fail({ type: "NotOpen" });
  try {
    return await handler(parsed.data);
  } catch (error) {
    if (isDiskTrouble(error)) return afterDiskTrouble(deps, name, () => handler(parsed.data));
    return whatWentWrong(deps, name, error);
  }
}

/** Nothing of the change was kept. With the reserve given back it is tried once more. */
async function afterDiskTrouble(
  deps: AnswerDeps,
  name: Channel,
  again: () => Promise<Result<unknown, { readonly type: string }>>,
) {
  deps.log.note("no room", { channel: name });
  if (!deps.disk.noRoom()) return fail<SystemFailure>({ type: "DiskFull" });
  try {
    return await again();
  } catch (error) {
    if (!isDiskTrouble(error)) return whatWentWrong(deps, name, error);
    deps.disk.noRoom();
    return fail<SystemFailure>({ type: "DiskFull" });
  }
}

function whatWentWrong(deps: AnswerDeps, name: Channel, error: unknown) {
  if (isDamage(error)) deps.onDamage();
  return fail<SystemFailure>({ type: "Crash", incident: deps.log.incident(name, error) });
}
