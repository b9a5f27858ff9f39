import type { IpcMainInvokeEvent } from "electron";

/** Where the page is served from. */
export const ORIGIN = "app://ae";

/** Only the main frame of our own page may ask anything. A frame that is gone (`null` since Electron 33) may not. */
export function isTrusted(event: Pick<IpcMainInvokeEvent, "senderFrame" | "sender">): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.origin === ORIGIN;
}
