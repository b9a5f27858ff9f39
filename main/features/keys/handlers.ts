import type { KeysError, KeyStanding } from "#contract/keys.ts";
import type { SliceHandlers } from "#contract/index.ts";
import { fail, ok, type Result } from "#core/kernel/result.ts";
import { keepKit, keptKit, keyInUse } from "./kept-keys.ts";
import { handOver, type KeyDeps, openWithKit } from "./private-keys.ts";

/** What the app's side of sync knows of keys. */
export type KeyDesk = {
  /** `undefined` while nobody is signed in. */
  readonly deps: () => KeyDeps<KeysError> | undefined;
  /** Where this device stood when the server was last asked. */
  readonly standing: () => KeyStanding;
  /** Asks again, then syncs: something changed. */
  readonly settle: () => Promise<void>;
};

export const keyHandlers = (desk: KeyDesk): SliceHandlers<"keys"> => ({
  "keys.standing": async () => ok(desk.standing()),
  "keys.kit": () =>
    signedIn(desk, async ({ db }) => {
      const [kit, key] = [await keptKit(db), await keyInUse(db)];
      return kit && kit.key.id === key?.id ? ok({ code: kit.code }) : fail({ type: "KitMissing" });
    }),
  "keys.kitKept": () =>
    signedIn(desk, async ({ db }) => {
      const kit = await keptKit(db);
      if (!kit) return fail({ type: "KitMissing" });
      await db
        .transaction()
        .execute((tx) => keepKit(tx, { keyId: kit.key.id, code: kit.code, isKept: true }));
      return settled(desk);
    }),
  "keys.open": ({ code }) =>
    signedIn(desk, async (deps) => {
      const opened = await openWithKit(deps, code);
      return opened.ok ? settled(desk) : opened;
    }),
  "keys.allow": (device) =>
    signedIn(desk, async (deps) => {
      const handed = await handOver(deps, device);
      if (handed.ok) return settled(desk);
      return handed.error.type === "KeyExists" ? fail({ type: "NotAsking" }) : fail(handed.error);
    }),
  "keys.refuse": ({ deviceId }) =>
    signedIn(desk, async (deps) => {
      const refused = await deps.server.refuse(deviceId);
      return refused.ok ? settled(desk) : refused;
    }),
});

async function settled(desk: KeyDesk): Promise<Result<undefined>> {
  await desk.settle();
  return ok(undefined);
}

async function signedIn<T>(
  desk: KeyDesk,
  work: (deps: KeyDeps<KeysError>) => Promise<Result<T, KeysError>>,
): Promise<Result<T, KeysError>> {
  const deps = desk.deps();
  return deps ? work(deps) : fail({ type: "NotSignedIn" });
}
