import { readFileSync } from "node:fs";
import type { Millis } from "../../core/kernel/time.ts";
import { need } from "../e2e/app/launch-electron.ts";
import { ask, begin } from "../e2e/app/seed.ts";
import { familyOf, freshConfig, type RunningApp, startApp } from "../e2e/app/start-app.ts";
import { NotificationServer } from "../e2e/notifications/notification-server.ts";
import { fakeClock } from "../e2e/time/fake-clock.ts";
import { laptop } from "../e2e/time/laptop.ts";
import { askPast } from "../e2e/time/past-the-driver.ts";
import { sleepUntil } from "../e2e/time/sleep-until.ts";
import { Panel } from "../e2e/tray/panel.ts";
import { type Figure, percentile } from "./figures.ts";
import { idle, pssOf, start } from "./processes.ts";

const RINGS = 40;
const WAKES = 12;
const SETTLE_MS = 15_000;
const IDLE_MS = 30_000;

/** The app while nobody works with it: how late its reminders come, what it costs in the tray, and what it does with nothing to do. */
export async function backgroundFigures(): Promise<readonly Figure[]> {
  const server = await NotificationServer.start(need("DBUS_SESSION_BUS_ADDRESS"));
  try {
    return [await whileRunning(server), await afterSleep(server), ...(await inTheTray())];
  } finally {
    await server.vanish();
  }
}

const remind = (title: string, at: number) => ({
  title,
  details: null,
  pairId: null,
  meetingId: null,
  reminders: [{ kind: "at" as const, at: at as Millis }],
});

async function whileRunning(server: NotificationServer): Promise<Figure> {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page);
  const late: number[] = [];
  for (let n = 0; n < RINGS; n++) {
    // At another moment of the half second between two looks at the clock each time.
    const due = Date.now() + 300 + ((n * 137) % 500);
    const before = server.asked.length;
    await ask(app.page, "tasks.add", remind(`Ring ${n}`, due));
    await server.until(({ asked }) => asked.length > before);
    late.push((server.asked.at(-1)?.at ?? 0) - due);
  }
  return {
    name: "a reminder's instant to the Notify call, while the app runs, p95",
    value: percentile(late, 0.95),
    unit: "ms",
    bound: 1_000,
    detail: `median ${percentile(late, 0.5)}, earliest ${Math.min(...late)}, latest ${Math.max(...late)} of ${RINGS}`,
  };
}

async function afterSleep(server: NotificationServer): Promise<Figure> {
  using clock = fakeClock(Date.now());
  await using computer = await laptop();
  using config = freshConfig();
  const app = await startApp({ config: config.path, program: clock.program, env: computer.env });
  const late: number[] = [];
  try {
    await begin(app.page);
    await computer.untilHeard(1);
    for (let n = 0; n < WAKES; n++) {
      const before = server.asked.length;
      await askPast(app, "tasks.add", remind(`Wake ${n}`, clock.now() + 60_000));
      sleepUntil(app, computer, clock, clock.now() + 600_000);
      const woken = Date.now();
      await server.until(({ asked }) => asked.length > before);
      late.push((server.asked.at(-1)?.at ?? 0) - woken);
    }
  } finally {
    await app.kill();
  }
  return {
    name: "waking to the Notify call of what was missed, p95",
    value: percentile(late, 0.95),
    unit: "ms",
    bound: 2_000,
    detail: `median ${percentile(late, 0.5)}, latest ${Math.max(...late)} of ${WAKES}; wall clock moved, processes stopped, logind's signals`,
  };
}

async function inTheTray(): Promise<readonly Figure[]> {
  await using panel = await Panel.start(need("DBUS_SESSION_BUS_ADDRESS"));
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  await begin(app.page, ["Ana Souza"]);
  await panel.untilIcons(1);
  await idle(SETTLE_MS);
  const pid = app.electron.process().pid ?? 0;
  const open = pssOf(pid);
  await closeWindow(app);
  await idle(SETTLE_MS);
  const closed = pssOf(pid);
  const closedCpu = await shareOfCore(pid);
  await app.quit();
  const openCpu = await withWindow(config.path);
  return [
    {
      name: "memory (PSS) in the tray alone / with the window open",
      value: closed / open,
      unit: "×",
      bound: 0.75,
      detail: `${closed.toFixed(0)} / ${open.toFixed(0)} MB`,
    },
    {
      name: "processor while idle, of one core",
      value: Math.max(openCpu, closedCpu),
      unit: "%",
      bound: 0.5,
      detail: `${openCpu.toFixed(2)} % with the window, ${closedCpu.toFixed(2)} % in the tray with a driver attached, over ${IDLE_MS / 1_000} s each`,
    },
  ];
}

/** Without a driver, which asks for something now and then. */
async function withWindow(config: string): Promise<number> {
  const env = { ...process.env, XDG_CONFIG_HOME: config };
  const app = await start(need("AE_ELECTRON"), need("AE_APP"), env);
  await idle(SETTLE_MS);
  const share = await shareOfCore(app.pid);
  await app.end();
  return share;
}

async function closeWindow(app: RunningApp): Promise<void> {
  const closed = app.page.waitForEvent("close");
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await closed;
}

/** Clock ticks that Linux counts in a second. */
const TICKS = 100;

/** What a process and all below it take of one core, in percent, while nothing is asked of them. */
async function shareOfCore(pid: number): Promise<number> {
  const before = ticksOf(pid);
  await idle(IDLE_MS);
  return (((ticksOf(pid) - before) / TICKS) * 100) / (IDLE_MS / 1_000);
}

const ticksOf = (pid: number): number =>
  familyOf(pid).reduce((sum, one) => {
    try {
      // The name may have blanks in it; what follows the last bracket does not.
      const fields = readFileSync(`/proc/${one}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return sum + Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    } catch {
      return sum; // it ended meanwhile
    }
  }, 0);
