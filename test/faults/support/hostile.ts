/** What one fuzzing of the door is told. Everything here is copied into the page: it stands on its own. */
export type Orders = {
  readonly seed: number;
  readonly count: number;
  /** The fields each channel's question has. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Channels whose empty question opens a program or costs minutes: they get any other. */
  readonly neverEmpty: readonly string[];
};

export type Heard = {
  readonly asked: number;
  readonly answers: Readonly<Record<string, number>>;
  /** Anything that is neither a result nor the page's own refusal to send it. */
  readonly odd: readonly string[];
};

/** Runs in the page: asks every channel nonsense and half-sense, and says how it was answered. */
export async function askNonsense({ seed, count, fields, neverEmpty }: Orders): Promise<Heard> {
  const api = (
    window as unknown as {
      elements: { api: Record<string, (question: unknown) => Promise<unknown>> };
    }
  ).elements.api;
  let state = seed >>> 0;
  const nat = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const nested = (depth: number): unknown => {
    let value: unknown = nat(2) ? [] : {};
    for (let n = 0; n < depth; n++) value = nat(2) ? [value] : { a: value };
    return value;
  };
  const cyclic = (): unknown => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    return ring;
  };
  const small: (() => unknown)[] = [
    () => undefined,
    () => null,
    () => nat(2) === 0,
    () => nat(1_000) - 500,
    () => [Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 2 ** 53, 0.1][nat(6)],
    () => "",
    () => "x".repeat(nat(2_000)),
    () => String.fromCharCode(...Array.from({ length: 1 + nat(20) }, () => nat(32))),
    () => `\ud800 lone \udfff ${String.fromCharCode(0xd800 + nat(2_048))}`,
    () => "\u202e\u200b\ufeff' OR 1=1; DROP TABLE task; -- \" * NEAR( AND",
    () => "../../../../etc/passwd\0.db",
    () =>
      JSON.parse(
        '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
      ),
    () => new Date(nat(2) ? Number.NaN : nat(1e9)),
    () => new Map<unknown, unknown>([["a", 1]]),
    () => new Set([1, 2]),
    () => /x/g,
    () => 10n ** 30n,
    () => new Uint8Array(nat(5_000)),
    () => new ArrayBuffer(nat(100)),
    () => new Error("from the page"),
    () => cyclic(),
    () => Array.from({ length: nat(50) }, () => nat(9)),
    () => Array(nat(5)),
    () => () => 1,
    () => Symbol("s"),
    () => nested(nat(300)),
    () => ({
      type: "meeting",
      kind: "file",
      with: "passphrase",
      id: "id",
      list: "mine",
      limit: nat(9),
    }),
    () =>
      ["mine", "shared", "open", "done", "en", "2026-11-02", "09:30", "Europe/Berlin", "me"][
        nat(9)
      ],
  ];
  const large: (() => unknown)[] = [
    () => "ü".repeat(10_000_000),
    () => nested(900),
    () => Array.from({ length: 100_000 }, () => "a"),
    () => Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])),
    () => new Uint8Array(5_000_000),
  ];
  const any = (): unknown =>
    (nat(250) === 0 ? large : small)[nat(nat(250) === 0 ? large.length : small.length)]?.();
  const shaped = (names: readonly string[]): unknown => {
    const made: Record<string, unknown> = {};
    for (const name of names) if (nat(10) > 0) made[name] = any();
    if (nat(4) === 0) made["unknown"] = any();
    return made;
  };
  const answers: Record<string, number> = {};
  const odd: string[] = [];
  const channels = Object.keys(fields);
  for (let n = 0; n < count; n++) {
    const channel = channels[n % channels.length] ?? "";
    const names = fields[channel] ?? [];
    let question = names.length > 0 && nat(4) > 0 ? shaped(names) : any();
    if (question === undefined && neverEmpty.includes(channel)) question = null;
    let kind: string;
    try {
      const answer = (await api[channel]?.(question)) as { ok: boolean; error: { type: string } };
      kind = answer.ok === true ? "ok" : String(answer.error.type);
    } catch (error) {
      kind = /could not be cloned|Maximum call stack|recursion depth exceeded/.test(String(error))
        ? "not sent"
        : `REJECTED ${String(error)}`;
    }
    answers[kind] = (answers[kind] ?? 0) + 1;
    if (kind === "Crash" || kind.startsWith("REJECTED") || kind === "undefined")
      odd.push(`${n} ${channel} ${kind}`);
  }
  return { asked: count, answers, odd };
}
