import { argon2id } from "hash-wasm";

/** How dear one guess is. */
export type Cost = { readonly memoryKiB: number; readonly passes: number };

/** What a person knows, and what makes its key dear to guess. */
export type Stretching = {
  readonly secret: string;
  readonly salt: Uint8Array;
  readonly cost: Cost;
};

/** Makes a key of 32 bytes of a secret. It takes about a second and 256 MiB: where somebody waits for the thread, it is done on another. */
export type Stretch = (what: Stretching) => Promise<Uint8Array>;

/** argon2id on this thread. What it used comes back only when the garbage of this thread is collected. */
export const stretchHere: Stretch = ({ secret, salt, cost }) =>
  argon2id({
    password: secret.normalize("NFKC"),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  });
