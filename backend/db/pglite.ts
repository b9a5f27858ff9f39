import { PGlite } from "@electric-sql/pglite";
import { type Client, type Pool, readers } from "./pool.ts";

export type PgliteOptions = {
  /** Where the data lies; without it, in memory. */
  readonly folder?: string;
  /** What `dump` gave: the database begins as that one. */
  readonly from?: Blob;
};

/** PGlite has one connection: borrowers stand in line. How long, before they are told that the server is busy. */
const PATIENCE_MS = 10_000;

export type PglitePool = Pool & {
  /** The whole data folder as a tar file. */
  readonly dump: (compression: "gzip" | "none") => Promise<Blob>;
};

export async function openPglite(options: PgliteOptions): Promise<PglitePool> {
  const lite = await PGlite.create({
    ...(options.folder ? { dataDir: options.folder } : {}),
    ...(options.from ? { loadDataDir: options.from } : {}),
    parsers: readers,
  });
  const line = oneAtATime();
  return {
    lane: "pglite",
    connect: async () => {
      const leave = await line.enter();
      return borrowed(lite, leave);
    },
    end: async () => {
      const leave = await line.enter();
      await lite.close().finally(leave);
    },
    counts: () => ({ total: 1, idle: line.busy() ? 0 : 1, waiting: line.waiting() }),
    dump: async (compression) => {
      const leave = await line.enter();
      return lite.dumpDataDir(compression).finally(leave);
    },
  };
}

function borrowed(lite: PGlite, leave: () => void): Client {
  return {
    query: async (sql, parameters) => asAnswer(await lite.query(sql, [...parameters])),
    run: async (sql) => asAnswer((await lite.exec(sql)).at(-1)),
    release: async (destroy) => {
      try {
        // The only connection cannot be thrown away; this makes it as good as new.
        if (destroy) await cleanse(lite);
      } finally {
        leave();
      }
    },
  };
}

async function cleanse(lite: PGlite): Promise<void> {
  await lite.exec("rollback");
  await lite.exec("discard all"); // alone: it refuses to share a round trip
}

type LiteAnswer = Awaited<ReturnType<PGlite["query"]>>;

function asAnswer(result: LiteAnswer | undefined) {
  return {
    rows: result?.rows ?? [],
    rowCount: result?.affectedRows || (result?.rows.length ?? 0),
    command: result?.command ?? "",
  };
}

function oneAtATime() {
  const waiting: (() => void)[] = [];
  let busy = false;
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy = false;
  };
  const once = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  };
  return {
    busy: () => busy,
    waiting: () => waiting.length,
    enter: (): Promise<() => void> => {
      if (!busy) {
        busy = true;
        return Promise.resolve(once());
      }
      return new Promise((resolve, reject) => {
        const go = (): void => {
          clearTimeout(timer);
          resolve(once());
        };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(new Error("timeout exceeded when trying to connect"));
        }, PATIENCE_MS);
        waiting.push(go);
      });
    },
  };
}
