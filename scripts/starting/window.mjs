// The app as a process of ours: when its first screen stands, whether it broke on the way, and the picture it takes of itself.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { read } from "../setup/stamp.mjs";

// Chromium on a screen without a graphics card and without a system bus.
const NOISE =
  /ERROR:(bus|object_proxy|viz_main_impl|gpu_process_host|command_buffer_proxy_impl|zygote_communication_linux|network_service_instance_impl)\w*\.cc|dri3 extension|vaInitialize failed/;

/** What Electron prints beside the dialog that it then shows. */
const BROKEN = "A JavaScript error occurred in the main process";

/**
 * @typedef {'ready' | 'ended' | 'broken' | 'late'} Opening
 * @typedef {{ opening: (patienceMs: number) => Promise<Opening>, ended: Promise<number>, end: () => void }} Window
 */

/** @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @returns {Window} */
export function openWindow(program, args, env) {
  const child = spawn(program, [...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.on("error", (error) => (console.error(error.message), resolve(1)));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  const seen = sawLine(child.stdout, process.stdout, /^AE_READY \d/m).then(
    () => /** @type {const} */ ("ready"),
  );
  const broken = sawLine(child.stderr, process.stderr, new RegExp(BROKEN)).then(
    () => /** @type {const} */ ("broken"),
  );
  return {
    ended,
    end: () => void child.kill("SIGTERM"),
    opening: (patienceMs) =>
      Promise.race([
        seen,
        broken,
        ended.then(() => /** @type {const} */ ("ended")),
        sleep(patienceMs, /** @type {const} */ ("late"), { ref: false }),
      ]),
  };
}

/** Waits for the whole picture: a PNG ends with its IEND part. @param {string} file @param {number} patienceMs */
export async function pictureIn(file, patienceMs) {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(50)) {
    if (read(file)?.includes("IEND")) return true;
  }
  return false;
}

/** Passes on what the app says, without what is ours or noise, and resolves at the first line looked for. @param {import("node:stream").Readable} from @param {NodeJS.WriteStream} to @param {RegExp} line @returns {Promise<void>} */
function sawLine(from, to, line) {
  return new Promise((resolve) => {
    let text = "";
    from.on("data", (chunk) => {
      const lines = String(chunk).split("\n");
      const worth = lines.filter((one) => !NOISE.test(one) && !/^AE_(READY|SCREENSHOT) /.test(one));
      if (worth.some((one) => one.trim())) to.write(worth.join("\n"));
      text = (text + chunk).slice(-10_000);
      if (line.test(text)) resolve();
    });
  });
}
