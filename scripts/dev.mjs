// npm run dev: the app with hot reload. The page changes at once, main and preload restart the app.
import { spawn } from "node:child_process";
import path from "node:path";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { APP_UID, isRoot, modules, root } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";
import { runtimeEnv } from "./setup/runtime.mjs";
import { hasScreen, openScreen } from "./setup/screen.mjs";
import { SetupFailure, fail, step } from "./setup/step.mjs";

try {
  await ensureNode();
  const { runtime, electron } = await setUp({ display: !hasScreen() });
  await mustBeReadable();
  const screen = await step("screen", openScreen);
  const args = process.argv.slice(2);
  const child = spawn(
    process.execPath,
    [
      path.join(modules, "electron-vite", "bin", "electron-vite.js"),
      "dev",
      "--watch",
      ...(args.length > 0 ? ["--", ...args] : []),
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...screen.env,
        ...runtimeEnv(runtime),
        ELECTRON_EXEC_PATH: electron,
        ELECTRON_ENTRY: root,
      },
    },
  );
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.on("exit", resolve));
  await screen.stop();
  process.exit(code ?? 1);
} catch (error) {
  fail(error);
}

/** Here the app runs from the checkout itself, not from a copy of it. */
async function mustBeReadable() {
  if (!isRoot) return;
  const tried = await run("setpriv", [
    "--reuid",
    String(APP_UID),
    "--regid",
    String(APP_UID),
    "--clear-groups",
    "test",
    "-r",
    path.join(root, "package.json"),
  ]);
  if (tried.code === 0) return;
  throw new SetupFailure({
    what: "developing as root",
    why: `the app runs as uid ${APP_UID}, which cannot read ${root}`,
    do: "move the checkout to a folder that everybody can enter, or work as an ordinary user",
  });
}
