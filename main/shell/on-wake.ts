import { powerMonitor } from "electron";

let isWatching = false;

/** Calls back after the computer slept or its screen was locked: then the network may be another. Once for all pages. */
export function onWake(woken: () => void): void {
  if (isWatching) return;
  isWatching = true;
  powerMonitor.on("resume", woken);
  powerMonitor.on("unlock-screen", woken);
}
