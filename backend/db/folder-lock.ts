import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";

/** Two processes in one embedded database would destroy it. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`another process uses the data in ${folder}`);
  }
}

/**
 * Holds `folder` for this process; answers how to let it go. A socket does it: it falls silent with the process, however that ends, so a
 * file left behind by a kill is told from a living owner.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = process.platform === "win32" ? pipeOf(folder) : join(folder, "lock");
  try {
    return await listen(path);
  } catch (error) {
    if ((error as { code?: string }).code !== "EADDRINUSE") throw error;
    if (await answers(path)) throw new FolderInUse(folder);
    rmSync(path, { force: true });
    return listen(path);
  }
}

const pipeOf = (folder: string) => `\\\\.\\pipe\\all-elements-${folder.replace(/[\\/:]/g, "-")}`;

function listen(path: string): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => socket.destroy());
    server.unref();
    server.once("error", reject);
    server.listen(path, () =>
      resolve(() => new Promise<void>((closed) => server.close(() => closed()))),
    );
  });
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
