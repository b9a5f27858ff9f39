// Loaded into Electron before the app (-r). A window made while Playwright is still attaching is now and then never reported, and the
// launch hangs for good; so the app is told that Electron is ready only when the driver, once attached, calls __playwright_run.
const { app } = require("electron");

const whenReady = app.whenReady();
const emit = app.emit.bind(app);
let isReady = false;
let letGo;
const driven = new Promise((resolve) => {
  letGo = resolve;
});

app.isReady = () => isReady;
app.whenReady = () => driven;
app.emit = (event, ...args) => (event === "ready" && !isReady ? true : emit(event, ...args));

globalThis.__playwright_run = async () => {
  await whenReady;
  if (isReady) return;
  isReady = true;
  emit("ready", {}, {});
  letGo();
};

// A driver that asked before this file was loaded does not ask again.
setTimeout(() => void globalThis.__playwright_run(), 8_000).unref();
