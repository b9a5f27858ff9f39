// A name for the uid that root runs the app as. Electron would do without, but dbus-daemon refuses a uid that /etc/passwd does not know.
import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { APP_UID, appHome, isRoot } from "./paths.mjs";
import { run, whyEnded } from "./run.mjs";
import { SetupFailure } from "./step.mjs";

const NAME = "all-elements-dev";

export async function account() {
  if (!isRoot || process.platform !== "linux") return { said: "your own" };
  // Where X puts its sockets; made by root, or Xvfb running as the other uid cannot protect it.
  mkdirSync("/tmp/.X11-unix", { recursive: true });
  chmodSync("/tmp/.X11-unix", 0o1777);
  chownSync("/tmp/.X11-unix", 0, 0);
  const known = await run("getent", ["passwd", String(APP_UID)]);
  if (known.code === 0) return { said: `uid ${APP_UID} (${known.output.split(":")[0]})` };
  const group = await run("groupadd", ["--gid", String(APP_UID), NAME]);
  const user = await run("useradd", [
    "--uid",
    String(APP_UID),
    "--gid",
    String(APP_UID),
    "--home-dir",
    appHome,
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    NAME,
  ]);
  if (user.code !== 0) {
    throw new SetupFailure({
      what: `naming uid ${APP_UID}`,
      why: whyEnded(user.output ? user : group),
      do: `run as an ordinary user instead of root, or add an account with the uid ${APP_UID}`,
    });
  }
  return { said: `added the account ${NAME} (uid ${APP_UID}, no login, no password)` };
}
