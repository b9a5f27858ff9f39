import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { vi } from "vitest";

const root = path.resolve(import.meta.dirname, "..", "..");

export interface Packaged {
  readonly folder: string;
  readonly exe: string;
  readonly launcher: string;
}

/** The packaged app takes no switch it does not know; this build says in its package.json that it takes one more. */
const FOR_TESTS = "-c.extraMetadata.testSwitches=remote-debugging-port";

export function buildPackage(): Packaged {
  const said = execFileSync(
    process.execPath,
    [path.join(root, "scripts/package.mjs"), "dir", FOR_TESTS],
    {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return JSON.parse(said.trim().split("\n").at(-1) ?? "") as Packaged;
}

export interface RunningPackage extends AsyncDisposable {
  readonly page: Page;
  readonly pid: number;
  readonly config: string;
}

/**
 * Starts the packaged app as a person would, sandbox on, and attaches from outside: Playwright's own way in (--inspect) is shut by a fuse.
 * `--remote-debugging-port` is the one way left, and a release refuses that too.
 */
export async function startPackage({ launcher }: Packaged): Promise<RunningPackage> {
  const home = process.env["HOME"];
  if (!home) throw new Error("HOME is not set: run this with `npm test`");
  const config = mkdtempSync(path.join(home, "packaged-"));
  const uid = Number(process.env["AE_UID"] ?? 0);
  if (uid > 0) chownSync(config, uid, uid);
  const child = spawn(launcher, ["--remote-debugging-port=0", "--disable-gpu"], {
    env: { ...process.env, XDG_CONFIG_HOME: config },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await debuggerOf(child);
  // Attached while its first window is being made, Playwright now and then waits for that window without end.
  await vi.waitUntil(() => showsPage(address), { timeout: 20_000, interval: 100 });
  const browser = await chromium.connectOverCDP(address);
  const page =
    browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent("page"));
  if (!page) throw new Error("the packaged app shows no page");
  page.setDefaultTimeout(10_000);
  return {
    page,
    pid: child.pid ?? 0,
    config,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null && child.kill("SIGTERM")) await ended;
      rmSync(config, { recursive: true, force: true });
    },
  };
}

/** Whether the app's page has its document. */
async function showsPage(address: string): Promise<boolean> {
  const answer = await fetch(`http://${new URL(address).host}/json/list`);
  const targets = (await answer.json()) as { type: string; url: string; title: string }[];
  return targets.some(
    ({ type, url, title }) =>
      // Until there is a document, its address stands for its title.
      type === "page" && url.startsWith("app://") && title.includes("All Elements"),
  );
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(
      () => reject(new Error(`no debugger address within 20 s; it said:\n${said}`)),
      20_000,
    );
    child.once("exit", (code) =>
      reject(new Error(`the packaged app ended with code ${code}; it said:\n${said}`)),
    );
    child.stderr?.on("data", (chunk) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}
