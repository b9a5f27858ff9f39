import type { Pulled } from "../../sync/protocol/pull.ts";
import { type Figure, median } from "./figures.ts";
import { backendProcess } from "./sync-backend-process.ts";
import { postJson } from "../../main/net/post-json.ts";

const STEP = 100_000;
const STEPS = 10;

/** A scope grows to a million rows on PostgreSQL: what each further 100,000 cost to push and to pull, on the disk and in memory. By hand only: it takes minutes. */
export async function syncMillionFigures(): Promise<readonly Figure[]> {
  await using backend = await backendProcess("postgres");
  const { at, call } = backend;
  const seen = {
    push: [] as number[],
    pull: [] as number[],
    mb: [] as number[],
    rss: [] as number[],
  };
  let cursors: Pulled["cursors"] = {};
  const pullRest = async (): Promise<number> => {
    let rows = 0;
    for (let more = true; more;) {
      const answer = await postJson({
        url: `${at.url}/v1/sync/pull`,
        token: `${at.ben}~million`,
        body: { proto: 1, cursors, without: [], limit: 5_000 },
        timeoutMs: 60_000,
      });
      if (!answer.ok || answer.value.status !== 200) throw new Error(JSON.stringify(answer));
      const page = answer.value.body as Pulled;
      cursors = { ...cursors, ...page.cursors };
      rows += page.rows.length;
      more = page.more;
    }
    return rows;
  };
  await pullRest();
  for (let step = 1; step <= STEPS; step++) {
    seen.push.push((await call("fill", STEP)) / 1_000);
    const from = performance.now();
    const rows = await pullRest();
    if (rows !== STEP) throw new Error(`${rows} of ${STEP} rows came`);
    seen.pull.push((performance.now() - from) / 1_000);
    const [size] = await call("ask", "select pg_total_relation_size('sync_row') as bytes");
    seen.mb.push((size as { bytes: number }).bytes / 1e6);
    seen.rss.push((await call("standing")).rss / 1e6);
    console.log(`${step * STEP} rows`, tail(seen));
  }
  const figure = (name: string, values: readonly number[], unit: string): Figure => ({
    name: `postgres: ${name}, last three of ten / first three`,
    value: median(values.slice(-3)) / median(values.slice(0, 3)),
    unit: "×",
    bound: 1.5,
    detail: `${values.map((value) => value.toFixed(value < 10 ? 1 : 0)).join(", ")} ${unit}`,
  });
  const grown = seen.mb.map((mb, index) => mb - (seen.mb[index - 1] ?? 0));
  return [
    figure("each further 100,000 rows pushed", seen.push, "s"),
    figure("each further 100,000 rows pulled", seen.pull, "s"),
    figure("each further 100,000 rows on the disk", grown, "MB"),
    figure("the server's memory", seen.rss, "MB"),
  ];
}

const tail = (seen: Readonly<Record<string, readonly number[]>>): string =>
  Object.entries(seen)
    .map(([name, values]) => `${name} ${values.at(-1)?.toFixed(1)}`)
    .join(", ");
