import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";

/** A setting that may be left out: set but empty is the same as not set. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), type.optional());
const number = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const yesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");
const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** Everything that can be set, by its name in the environment. `example.env` says what each is for; a test holds the two together. */
export const Config = z
  .object({
    LISTEN_HOST: z.string().min(1).default("127.0.0.1"),
    LISTEN_PORT: number(0, 65_535).default(7070),
    PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
    PROXIES: number(0, 10).default(0),
    DATABASE_URL: optional(PostgresUrl),
    DATABASE_OWNER_URL: optional(PostgresUrl),
    DATABASE_CONNECTIONS: number(1, 500).default(10),
    DATA_FOLDER: z.string().min(1).default(".cache/backend"),
    MIGRATE_ON_START: yesNo.default(true),
    SECRET: optional(z.string().min(32).max(1_000)),
    NATS_URL: optional(z.string().min(1)),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: optional(z.string().max(300)),
    METRICS_TOKEN: optional(z.string().min(16).max(1_000)),
  })
  .superRefine((config, check) => {
    // Several processes must sign with the same secret, so nothing can make one up; the embedded database's lies beside it.
    if (config.DATABASE_URL && !config.SECRET)
      check.addIssue({ code: "custom", path: ["SECRET"], message: "needed with DATABASE_URL" });
    if (config.SMTP_URL && !config.MAIL_FROM)
      check.addIssue({ code: "custom", path: ["MAIL_FROM"], message: "needed with SMTP_URL" });
  });
export type Config = z.infer<typeof Config>;

/** A setting that cannot be used; its message is for the person who runs the server. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings: those of the file that `CONFIG_FILE` names, over which the environment's own go. `NAME_FILE` instead of `NAME` names
 * a file that holds the value, as containers keep their secrets. Never quotes a value: it may be a secret.
 */
export function readConfig(env: Env): Config {
  const all: Env = { ...(env.CONFIG_FILE ? parseEnv(textOf(env.CONFIG_FILE)) : {}), ...env };
  const names = Object.keys(Config.shape);
  const given = Object.fromEntries(names.map((name) => [name, valueOf(all, name)]));
  const parsed = Config.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new ConfigError(
    `these settings cannot be used:\n${lines.join("\n")}\nsee backend/example.env`,
  );
}

function valueOf(env: Env, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  return file ? textOf(file).trim() : env[name];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new ConfigError(`the file ${file}, named in the settings, cannot be read`);
  }
}
