import { spawn } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linesOf } from "../../faults/support/lines.ts";
import { need } from "../app/launch-electron.ts";
import { freshConfig, giveToApp } from "../app/start-app.ts";

const stands = 'STANDS "Said before the crash"';
const asked = 'ASKED ["The window stopped several times.","Show again","Quit"]';

test("a page that crashes is loaded again where it was, three times a minute; then the person is asked, and it is shown again", async () => {
  expect(await lifeOf({ crashes: 4, answer: 0 })).toEqual({
    said: [stands, stands, stands, stands, asked, stands],
    code: 0,
  });
});

test("a page that crashes over and over lets the person quit", async () => {
  expect(await lifeOf({ crashes: 4, answer: 1 })).toEqual({
    said: [stands, stands, stands, stands, asked],
    code: 0,
  });
});

/** What is said by an app whose page crashes so often, and how it ended. */
async function lifeOf({ crashes, answer }: { readonly crashes: number; readonly answer: number }) {
  using config = freshConfig();
  const inject = join(config.path, "crash-often.cjs");
  copyFileSync(join(import.meta.dirname, "crash-often.cjs"), inject);
  giveToApp(inject);
  const app = spawn(need("AE_ELECTRON"), ["-r", inject, "--disable-gpu", need("AE_APP")], {
    env: {
      ...process.env,
      XDG_CONFIG_HOME: config.path,
      AE_CRASHES: String(crashes),
      AE_ANSWER: String(answer),
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { all } = linesOf(app.stdout);
  const code = await new Promise<number | null>((resolve) => app.once("exit", resolve));
  return { said: all.filter((line) => /^(STANDS|ASKED) /.test(line)), code };
}
