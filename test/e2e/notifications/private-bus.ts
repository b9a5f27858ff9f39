import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A real session bus that starts no service by itself, so that nobody draws notifications unless the test does. */
export type PrivateBus = {
  readonly address: string;
  /** Ends the bus, as when a session breaks; `start` brings it back at the same address. */
  readonly end: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends the bus and takes its folder away. */
  readonly remove: () => Promise<void>;
  /** Stops it in the middle of what it does, and lets it go on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
};

export async function privateBus(): Promise<PrivateBus> {
  const folder = mkdtempSync(join(tmpdir(), "ae-bus-"));
  chmodSync(folder, 0o755); // the app runs under another uid when root tests it
  const address = `unix:path=${folder}/bus`;
  const config = join(folder, "bus.conf");
  writeFileSync(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
`,
  );
  let daemon: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    daemon = spawn("dbus-daemon", [`--config-file=${config}`, "--nofork", "--print-address=1"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    if (!daemon.stdout) throw new Error("dbus-daemon has no output");
    await once(createInterface(daemon.stdout), "line");
  };
  const end = async (): Promise<void> => {
    if (!daemon || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const gone = once(daemon, "exit");
    daemon.kill("SIGKILL"); // also ends one that is frozen
    await gone;
    rmSync(join(folder, "bus"), { force: true });
  };
  await start();
  return {
    address,
    start,
    end,
    remove: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
    freeze: () => void daemon?.kill("SIGSTOP"),
    thaw: () => void daemon?.kill("SIGCONT"),
  };
}
