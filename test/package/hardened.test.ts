import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { beforeAll, expect, test } from "vitest";
import { prepareFirstOneOnOne } from "../e2e/journeys/prepare-first-one-on-one.ts";
import { buildPackage, startPackage, type Packaged } from "./packaged-app.ts";

let packaged: Packaged;
beforeAll(() => {
  packaged = buildPackage();
});

test("the packaged app has every fuse as SECURITY.md 3.1 says", async () => {
  const wire = await getCurrentFuseWire(packaged.exe);
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyAsar: true,
    ownSnapshot: false,
    filePrivileges: false,
  });
});

test("the packaged app prepares a first 1:1, with its page in the sandbox", async () => {
  await using app = await startPackage(packaged);
  await app.page.locator("body[data-ready]").waitFor();
  expect(app.page.url()).toMatch(/^app:/);
  expect(pageProcesses(app.pid).map(statusOf)).toEqual([{ Seccomp: "2", NoNewPrivs: "1" }]);

  await prepareFirstOneOnOne(app.page);
});

test("the packaged app cannot be turned into a Node", () => {
  // With the fuse on, this would print 42 and end; so the app just starts, and is ended by the time limit.
  const asNode = (): string =>
    execFileSync("timeout", ["--signal=KILL", "3", packaged.launcher, "-p", "6*7"], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  expect(asNode).toThrow(/Command failed/);
});

test("the packaged app takes no switch that would run a program, open a port or take the sandbox off", () => {
  for (const attack of [
    "--renderer-cmd-prefix=/bin/false",
    "--no-sandbox",
    "--inspect=0",
    "--load-extension=/tmp",
  ]) {
    const { status, stderr } = spawnSync("timeout", ["10", packaged.launcher, attack], {
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining("has no switch")]);
  }
});

/** The renderers below a process, from Linux's own tables. */
function pageProcesses(above: number): readonly number[] {
  const table = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
  const family = [above];
  for (const parent of family)
    for (const [, pid, of] of table) if (Number(of) === parent) family.push(Number(pid));
  return table
    .filter(([, pid, , args]) => family.includes(Number(pid)) && args?.includes("--type=renderer"))
    .map(([, pid]) => Number(pid));
}

function statusOf(pid: number): Readonly<Record<string, string>> {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const field = (name: string): string =>
    new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(status)?.[1] ?? "";
  return { Seccomp: field("Seccomp"), NoNewPrivs: field("NoNewPrivs") };
}
