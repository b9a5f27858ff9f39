import { type Agent, request } from "node:http";
import { WebSocket } from "ws";
import { uuids } from "../../main/compose-real.ts";
import type { Pulled } from "../../sync/protocol/pull.ts";
import type { Pushed } from "../../sync/protocol/push.ts";
import { type BenchServer, taskOp } from "./sync-server.ts";

type Setting = Readonly<Record<"url" | "me" | "a" | "b" | "pairId", string>> & {
  readonly agent: Agent;
};

/** A device as the server sees one: a live socket, changes of its own, and a pull at each poke. It keeps ids only. */
export class LightClient {
  readonly scope: string;
  /** Rows it made and was told are kept; rows that came. */
  readonly made = new Set<string>();
  readonly has = new Set<string>();
  /** Milliseconds of each request. */
  readonly times: number[] = [];
  readonly #at: Setting;
  #socket: WebSocket | undefined;
  #n = 0;
  #cursors: Pulled["cursors"] = {};
  #pulling: Promise<void> | undefined;
  #asked = 0;

  constructor(at: Setting) {
    this.#at = at;
    this.scope = `pair:${at.pairId}`;
  }

  /** Makes the pair. */
  async open(): Promise<void> {
    const { a, b, pairId } = this.#at;
    const set = { a_id: a, b_id: b, cadence: null, template_id: null, pinned: 0 };
    await this.#push([{ t: "pair", id: pairId, scope: this.scope, new: true, set }]);
  }

  async listen(): Promise<void> {
    const { url, me } = this.#at;
    const socket = new WebSocket(`${url.replace("http", "ws")}/v1/live`, {
      headers: { authorization: `Bearer ${me}~of-${me}` },
    });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
    });
    socket.on("message", () => void this.pull());
    await this.pull();
  }

  /** One new task; every tenth request is sent twice, as when its answer was lost. */
  async change(): Promise<void> {
    const { a, b, pairId } = this.#at;
    const id = uuids.next();
    const pair = { ana: a, ben: b, pair: this.scope, pairId } as BenchServer;
    await this.#push([taskOp(pair, id, this.#n)], this.#n % 10 === 0);
    this.made.add(id);
  }

  async #push(ops: readonly unknown[], twice = false): Promise<void> {
    const n = ++this.#n;
    const mutation = { n, at: Date.now(), hash: `${n}`, ops };
    for (let time = 0; time < (twice ? 2 : 1); time++) {
      const body = { proto: 1, mutations: [mutation] };
      const pushed = (await this.#post("/v1/sync/push", body)) as Pushed;
      if (pushed.last !== n || pushed.refused.length > 0) throw new Error(JSON.stringify(pushed));
    }
  }

  /** Everything that is new; one at a time, and once more when a poke came meanwhile. */
  pull(): Promise<void> {
    return (this.#pulling = this.#pullAfter(this.#pulling, ++this.#asked));
  }

  async #pullAfter(before: Promise<void> | undefined, number: number): Promise<void> {
    await before;
    // A later poke waits for this one and asks for both.
    if (number !== this.#asked) return;
    for (let more = true; more;) {
      const body = { proto: 1, cursors: this.#cursors, without: [], limit: 1_000 };
      const page = (await this.#post("/v1/sync/pull", body)) as Pulled;
      this.#cursors = { ...this.#cursors, ...page.cursors };
      for (const [, id] of page.rows) this.has.add(id);
      more = page.more;
    }
  }

  close(): void {
    this.#socket?.close();
  }

  #post(path: string, body: unknown): Promise<unknown> {
    const { url, agent, me } = this.#at;
    const text = JSON.stringify(body);
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
      authorization: `Bearer ${me}~of-${me}`,
    };
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, { agent, method: "POST", headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          this.times.push(performance.now() - from);
          const said = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(JSON.parse(said));
          else reject(new Error(`${response.statusCode} ${said}`));
        });
      });
      sent.on("error", reject);
      sent.end(text);
    });
  }
}
