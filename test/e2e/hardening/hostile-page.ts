import { createSocket } from "node:dgram";
import { type AddressInfo, createServer } from "node:net";
import type { Page } from "playwright-core";

/** Counts whoever knocks, by TCP or UDP. */
export async function listener() {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks++;
    socket.destroy();
  });
  const datagrams = createSocket("udp4").on("message", () => void knocks++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) =>
    datagrams.bind((server.address() as AddressInfo).port, "127.0.0.1", resolve),
  );
  return {
    port: (server.address() as AddressInfo).port,
    knocks: () => knocks,
    [Symbol.dispose]: () => {
      server.close();
      datagrams.close();
    },
  };
}

/** Runs in the page as its own code does: after the debugger's call has ended, since what the debugger runs is not held by the CSP. */
export const inPage = <A>(
  page: Page,
  code: (given: A) => Promise<Record<string, unknown>>,
  given: A,
) =>
  page.evaluate(
    ([text, input]) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const run = new Promise<void>((go) => setTimeout(go)).then(() =>
          (
            window as unknown as { hostile: (given: unknown) => Promise<Record<string, unknown>> }
          ).hostile(input),
        );
        run.then(resolve, reject);
        // oxlint-disable-next-line no-eval -- the debugger may, whatever the policy says; what it defines here runs later, as the page's own code
        (window as unknown as { hostile: unknown }).hostile = eval(`(${text as string})`);
      }),
    [code.toString(), given] as const,
  );
