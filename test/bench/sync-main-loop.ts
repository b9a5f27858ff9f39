import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { heldUp } from "../e2e/app/held-up.ts";
import { ask, begin } from "../e2e/app/seed.ts";
import { startApp } from "../e2e/app/start-app.ts";
import { aServer, type RunningServer } from "../e2e/sync/a-server.ts";
import { type Figure, median } from "./figures.ts";
import { giveAway } from "./start-and-memory.ts";

const ROWS = 100_000;
const ROUNDS = 2;

/** Whether a first sync ever holds up the main process of the real app: its loop while rows come in, in turn with the loop at rest. */
export async function syncMainLoopFigures(): Promise<readonly Figure[]> {
  const config = mkdtempSync(join(process.env["HOME"] ?? "/tmp", "bench-"));
  giveAway(config);
  await using server = await aServer();
  await using app = await startApp({ config });
  const { page } = app;
  const { ids, pairs } = await begin(page, ["Ana Souza"]);
  await signUp(page, server);
  await ask(page, "account.found", { name: "Acme" } as never);
  await synced(page);
  const me = (await ask(page, "people.list", undefined)).find(({ isMe }) => isMe);
  const late = { idle: [] as number[], syncing: [] as number[], longest: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await addRows(server, {
      pair: pairs["Ana Souza"] ?? "",
      author: me?.id ?? "",
      assignee: ids["Ana Souza"] ?? "",
      word: wordOf(round),
    });
    const idle = await heldUp(app, () => page.waitForTimeout(4_000));
    const syncing = await heldUp(app, () => synced(page, wordOf(round)));
    late.idle.push(idle.p999);
    late.syncing.push(syncing.p999);
    late.longest.push(syncing.max);
  }
  rmSync(config, { recursive: true, force: true });
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(", ");
  return [
    {
      name: "main loop late during a first sync of 100,000 rows, p99.9",
      value: median(late.syncing),
      unit: "ms",
      bound: 16,
      detail: `${ROUNDS} rounds of ${ROWS / ROUNDS} in turn: syncing ${list(late.syncing)} ms (longest ${list(late.longest)}), idle ${list(late.idle)} ms`,
    },
  ];
}

const wordOf = (round: number): string => `wave${round}`;

/** As the end-to-end tests do it, whose waiting needs their runner. */
async function signUp(page: Page, server: RunningServer): Promise<void> {
  const email = "mia@acme.test";
  await ask(page, "account.signUp", { server: server.url, email, language: "en" });
  const mail = () => server.mailbox.received.findLast(({ to }) => to === email);
  while (!mail()) await page.waitForTimeout(20);
  const code = /#([A-Za-z0-9_-]{43})/.exec(mail()?.text ?? "")?.[1] ?? "";
  const said = {
    server: server.url,
    code,
    name: "Mia Manager",
    password: "seven calm otters read",
  };
  await ask(page, "account.verify", said as never);
}

/** All that was made here was sent, and all there is has come, a row with these words too. */
async function synced(page: Page, last?: string): Promise<void> {
  await ask(page, "sync.now", undefined);
  for (;;) {
    await page.waitForTimeout(250);
    const status = await ask(page, "sync.status", undefined);
    if (status.type !== "on" || status.reason) throw new Error(JSON.stringify(status));
    if (status.phase !== "idle" || status.waiting > 0) continue;
    // Rows come in the order of their ids, so the last number may come first: idle and there are both asked for.
    if (!last) return;
    const { hits } = await ask(page, "search.find", { query: last, limit: 1 });
    if (hits.length > 0) return;
  }
}

/** Tasks straight into the server's table, as if another device had sent them; nobody is poked. */
async function addRows(
  server: RunningServer,
  {
    pair,
    author,
    assignee,
    word,
  }: Readonly<Record<"pair" | "author" | "assignee" | "word", string>>,
): Promise<void> {
  const scope = `pair:${pair}`;
  // Only sync writes such rows, says a trigger.
  await server.rows("set session_replication_role = replica");
  await server.rows(
    `insert into sync_row (org_id, scope_id, tbl, id, seq, state, data, fm, author_id, updated_at)
     select s.org_id, s.scope_id, 'task', gen_random_uuid()::text, s.head + 1, 0,
       json_build_object('title', 'Prepare the launch review number ' || n || ' ${word}', 'details', null, 'author_id', '${author}',
         'assignee_id', '${assignee}', 'pair_id', '${pair}', 'meeting_id', null, 'agenda_item_id', null, 'due', '2026-12-01',
         'due_at', null, 'priority', 2, 'labels', '[]', 'repeat', null, 'state', 'open', 'done_at', null, 'renewed_at', null,
         'created_at', 1795000000000, 'updated_at', 1795000000000, 'archived_at', null), '{}', '${author}', now()
     from sync_scope s, generate_series(1, ${ROWS / ROUNDS}) n where s.scope_id = '${scope}'`,
  );
  await server.rows(`update sync_scope set head = head + 1 where scope_id = '${scope}'`);
  await server.rows("set session_replication_role = origin");
}
