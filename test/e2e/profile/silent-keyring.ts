import { execFileSync } from "node:child_process";

/** Holds the desktop's real keyring still: it takes every question and answers none until it is let go. */
export function silentKeyring(): Disposable {
  const uid = Number(process.env["AE_UID"] ?? process.getuid?.());
  const said = execFileSync(
    "gdbus",
    [
      "call",
      "--session",
      "--dest",
      "org.freedesktop.DBus",
      "--object-path",
      "/org/freedesktop/DBus",
      "--method",
      "org.freedesktop.DBus.GetConnectionUnixProcessID",
      "org.freedesktop.secrets",
    ],
    { uid, gid: uid, encoding: "utf8" },
  );
  const pid = Number(/\d+(?=,)/.exec(said.replace("uint32 ", ""))?.[0]);
  process.kill(pid, "SIGSTOP");
  return { [Symbol.dispose]: () => void process.kill(pid, "SIGCONT") };
}
