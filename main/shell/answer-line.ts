import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { within } from "../secrets/within.ts";
import type { Said } from "./quick-add.ts";

/** The one that runs waits for its keychain for 20 seconds at most. */
const PATIENCE_MS = 30_000;
const LONGEST = 64_000;

/**
 * Electron tells the app that runs of another start, and gives nothing back. So a start that needs an answer listens on a socket in
 * the app's own folder, which only its owner can enter, under its process id.
 */
export async function listenForAnswer(
  userData: string,
): Promise<{ readonly answer: () => Promise<Said | undefined>; readonly close: () => void }> {
  const path = lineOf(userData, process.pid);
  rmSync(path, { force: true });
  const { promise, resolve } = Promise.withResolvers<Said | undefined>();
  const server = createServer((socket) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.length > LONGEST) socket.destroy();
    });
    socket.on("end", () => resolve(read(text)));
    socket.on("error", () => resolve(undefined));
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(path, listening);
  });
  return {
    answer: async () => {
      const said = await within(PATIENCE_MS, promise, undefined);
      server.close();
      return said;
    },
    close: () => server.close(),
  };
}

/** Answers the start with this process id; one that does not wait any more hears nothing. */
export function giveAnswer(userData: string, pid: number, said: Said): Promise<void> {
  return new Promise((done) => {
    const socket = connect(lineOf(userData, pid));
    socket.on("error", () => done());
    socket.on("close", () => done());
    socket.end(JSON.stringify(said));
  });
}

const lineOf = (userData: string, pid: number): string =>
  process.platform === "win32"
    ? `\\\\.\\pipe\\all-elements-answer-${pid}`
    : join(userData, `answer-${pid}.sock`);

function read(text: string): Said | undefined {
  try {
    const { isSaved, line } = JSON.parse(text) as Partial<Said>;
    return typeof isSaved === "boolean" && typeof line === "string" ? { isSaved, line } : undefined;
  } catch {
    return undefined; // it ended in the middle of its answer
  }
}
