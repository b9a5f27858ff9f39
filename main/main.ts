import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, BrowserWindow, protocol } from "electron";
import { compose } from "./compose.ts";
import type { Background } from "./shell/background.ts";
import { isHiddenStart, ownFolder, whyNotStart } from "./shell/doorstep.ts";
import { Farewell } from "./shell/farewell.ts";
import { Front } from "./shell/front.ts";
import { harden, hardenSession } from "./shell/harden.ts";
import { openMainWindow } from "./shell/main-window.ts";
import { installMenu } from "./shell/menu.ts";
import { servePage } from "./shell/page-files.ts";
import { tellVisit } from "./shell/visit.ts";
import { Visitors } from "./shell/visitors.ts";
import { wishOfThisStart } from "./shell/wish-of-this-start.ts";

const refusal = whyNotStart();
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(2);
}
const wish = await wishOfThisStart();
const userData = ownFolder();
app.enableSandbox();
app.setPath("sessionData", join(userData, "chromium"));
// Whatever in the page slips past all else finds no host. Node's own requests, in the main process, are not concerned.
if (app.isPackaged || !process.env["ELECTRON_RENDERER_URL"])
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
protocol.registerSchemesAsPrivileged([
  {
    scheme: "app",
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

// It listens before the other one hears of it, which may answer at once.
const line =
  wish.type === "quick-add"
    ? await (await import("./shell/answer-line.ts")).listenForAnswer(userData)
    : undefined;
if (app.requestSingleInstanceLock(tellVisit({ args: process.argv.slice(1), pid: process.pid }))) {
  line?.close();
  await start();
} else if (line) {
  const { sayAndExit, silence } = await import("./shell/say-and-exit.ts");
  sayAndExit((await line.answer()) ?? silence());
} else app.quit();

async function start(): Promise<void> {
  const pages = (): BrowserWindow[] => BrowserWindow.getAllWindows();
  const farewell = new Farewell();
  let background: Promise<Background> | undefined;
  const { log, store, settings, changeSettings, windowMemory, stands, now } = await compose(
    userData,
    {
      tellPages: (tables) => {
        for (const page of pages()) page.webContents.send("changed", { tables });
        void background?.then((made) => made.changed(tables));
      },
      pageReady: () => {
        void reportReady();
        void inBackground();
      },
      background: () => inBackground(),
      settingsChanged: (changed) => void background?.then((made) => made.settingsChanged(changed)),
      pageLeaves: (ticket, isSafe) => farewell.answered(ticket, isSafe),
      takeWanted: () => front.take(),
      show: (wanted) => front.show(wanted),
      storeDied: (error) => {
        const incident = log.incident("the store ended", error);
        app.exit(incident ? 70 : 71);
      },
    },
  );
  process.on("uncaughtException", (error) => {
    log.incident("main process", error);
    app.exit(70); // going on after a bug nobody caught would risk what is saved
  });
  process.on("unhandledRejection", (reason) => void log.incident("a promise nobody kept", reason));
  harden(log);
  farewell.watch();

  let closed = false;
  const front = new Front({
    open: (address) =>
      openMainWindow({ memory: windowMemory, settings, log, devTools: !app.isPackaged }, address),
    onClosed: () => {
      if (closed) return;
      if (background) void background.then((made) => made.windowGone());
      else app.quit();
    },
  });
  const visitors = new Visitors({
    log,
    userData,
    ask: store.ask,
    language: async () => (await settings()).settings.language,
    isLeaving: () => closed,
    show: (wanted) => front.show(wanted),
    quickAdd: () => void inBackground().then((made) => made.quickAdd.open()),
  });
  app.on("second-instance", (_event, argv, _folder, told) => visitors.receive(told, argv));
  app.on("open-url", (event, url) => {
    event.preventDefault();
    visitors.receive(undefined, [url]);
  });
  if (wish.type === "quick-add") {
    void app.whenReady().then(() =>
      visitors.keepAndLeave(wish.text, async () => {
        closed = true;
        return store.close();
      }),
    );
    return;
  }
  const inBackground = (): Promise<Background> => (background ??= stayInBackground());
  const stayInBackground = async (): Promise<Background> => {
    const [{ Background: Made }, file] = await Promise.all([
      import("./shell/background.ts"),
      settings(),
    ]);
    return new Made({
      log,
      settings: () => file.settings,
      change: (some) => void changeSettings(some),
      ask: store.ask,
      now,
      hasWindow: () => front.isOpen,
      open: (address) =>
        front.show(address === undefined ? undefined : { type: "screen", address }),
      quit: () => app.quit(),
      startsHidden: wish.type === "show" && isHiddenStart(),
    });
  };
  // Whether the app ends with its window is said in onClosed: the quick-add window is kept, and seen only for moments.
  app.on("window-all-closed", () => {});

  app.on("before-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    void farewell.takeAll().then(async (isSafe) => {
      if (!isSafe) return;
      const end = await store.close();
      closed = true;
      // The file is closed and the pages have let go: only a thread that waits for a keychain is left, and leaving in order would wait with it.
      if (end === "stuck") process.kill(process.pid, "SIGKILL");
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    const root = fileURLToPath(new URL("../renderer", import.meta.url));
    protocol.handle("app", (request) => servePage(root, request));
    hardenSession();
    if (wish.type === "open") front.show({ type: "screen", address: wish.address });
    else if (wish.type === "capture" || isHiddenStart()) stands();
    else front.show();
    if (wish.type === "capture") void inBackground().then((made) => made.quickAdd.open());
    installMenu();
    app.on("activate", () => {
      if (!front.isOpen) front.show();
    });
  });
}

/** For the start script and the benchmarks, in development only: says when the first screen stands and photographs it. */
async function reportReady(): Promise<void> {
  if (app.isPackaged) return;
  if (process.env["AE_PRINT_READY"])
    console.log(`AE_READY ${Math.round(performance.timeOrigin + performance.now())}`);
  const target = process.env["AE_SCREENSHOT"];
  const [page] = BrowserWindow.getAllWindows();
  if (target && page) {
    const painted =
      "document.fonts.ready.then(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done()), 400)))";
    await page.webContents.executeJavaScript(painted);
    await writeFile(target, (await page.webContents.capturePage()).toPNG());
    console.log(`AE_SCREENSHOT ${target}`);
  }
}
