import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { channels } from "#contract/channels.ts";
import { familyOf, freshConfig, type RunningApp, startApp } from "../app/start-app.ts";

const config = freshConfig();
let app: RunningApp;

beforeAll(async () => {
  app = await startApp({ config: config.path });
});
afterAll(async () => {
  await app.quit();
  config[Symbol.dispose]();
});

test("the page has no Node and only the doors that were declared", async () => {
  const found = await app.page.evaluate(() => {
    const scope = window as unknown as Record<string, object> & { elements: { api: object } };
    return {
      node: [
        "require",
        "process",
        "module",
        "Buffer",
        "global",
        "__dirname",
        "electron",
        "ipcRenderer",
      ].filter((name) => name in scope),
      doors: Object.keys(scope.elements).toSorted((a, b) => (a < b ? -1 : 1)),
      channels: Object.keys(scope.elements.api),
    };
  });
  expect(found.node).toEqual([]);
  expect(found.doors).not.toContain("invoke");
  expect(new Set(found.channels)).toEqual(new Set(channels));
});

test("the main process answers on the declared channels and on no other", async () => {
  const bound = await app.electron.evaluate(({ ipcMain }) => {
    const inside = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    return {
      handled: [...inside._invokeHandlers.keys()],
      heard: ipcMain
        .eventNames()
        .map(String)
        .filter((name) => name !== "error"),
    };
  });
  expect(bound).toEqual({ handled: expect.arrayContaining([...channels]), heard: [] });
  expect(bound.handled).toHaveLength(channels.length);
});

test("every page runs in Chromium's sandbox", async () => {
  const pages = familyOf(app.electron.process().pid ?? 0).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer"),
  );
  const status = pages.map(
    (pid) => /^Seccomp:\s+(\d)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1],
  );
  expect(status.length).toBeGreaterThan(0);
  expect(new Set(status)).toEqual(new Set(["2"]));
});

test("a stranger with the same preload script is refused on every channel", async () => {
  const answers = await app.electron.evaluate(
    async ({ app: electron, BrowserWindow }, addresses) => {
      const preload = `${electron.getAppPath()}/out/preload/bridge.cjs`;
      const heard: string[] = [];
      for (const address of addresses) {
        const stranger = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true },
        });
        await stranger.loadURL(address).catch(() => {});
        const code = `Promise.all(Object.values(window.elements.api).map((ask) => ask().then(() => "answered", () => "refused"))).then((all) => [...new Set(all)].join())`;
        heard.push((await stranger.webContents.executeJavaScript(code)) as string);
        stranger.destroy();
      }
      return heard;
    },
    ["data:text/html,stranger", "about:blank"],
  );
  expect(answers).toEqual(["refused", "refused"]);
});

test("the app's folder and its files are for their owner alone", () => {
  const open = readdirSync(app.userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => (statSync(path).mode & 0o077) !== 0);
  expect([statSync(app.userData).mode & 0o777, open]).toEqual([0o700, []]);
});
