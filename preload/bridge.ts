import { contextBridge, ipcRenderer } from "electron";
import type { Bridge, Changed } from "./contract/index.ts";
import { channels } from "./contract/channels.ts";

// One closure for each declared channel: the page can name no other, and never sees an event object.
const api = Object.fromEntries(
  channels.map((channel) => [
    channel,
    (question: unknown) => ipcRenderer.invoke(channel, question),
  ]),
);

const leaving = new Set<() => Promise<boolean>>();
ipcRenderer.on("leaving", (_event, ticket: number) => {
  // A listener that breaks must not keep the window open for ever.
  const answers = [...leaving].map((listener) => listener().catch(() => true));
  void Promise.all(answers).then((safe) =>
    ipcRenderer.invoke("shell.leave", { ticket, isSafe: safe.every(Boolean) }),
  );
});

const bridge: Bridge = {
  api: api as unknown as Bridge["api"],
  onChanged: (listener) => {
    const heard = (_event: unknown, changed: Changed): void => listener(changed);
    ipcRenderer.on("changed", heard);
    return () => ipcRenderer.off("changed", heard);
  },
  onLeaving: (listener) => {
    leaving.add(listener);
    return () => leaving.delete(listener);
  },
  onWanted: (listener) => {
    const heard = (): void => listener();
    ipcRenderer.on("wanted", heard);
    return () => ipcRenderer.off("wanted", heard);
  },
};

contextBridge.exposeInMainWorld("elements", bridge);
