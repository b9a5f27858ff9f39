import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { readonly to: string; readonly subject: string; readonly text: string };

/** A mail server on loopback that keeps what it is handed. */
export type Mailbox = AsyncDisposable & {
  readonly url: string;
  readonly received: readonly Received[];
  /** The newest mail to an address. */
  readonly newest: (to: string) => Received;
  /** The token in the newest mail to an address: the same as a code and in the link. */
  readonly token: (to: string) => string;
};

export async function openMailbox(): Promise<Mailbox> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((one) => one.address).join(",");
        received.push({ to, ...read(Buffer.concat(chunks).toString("utf8")) });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const newest = (to: string): Received => {
    const mail = received.findLast((one) => one.to === to);
    if (!mail) throw new Error(`no mail to ${to}`);
    return mail;
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    newest,
    token: (to) => {
      const { text } = newest(to);
      const [code] = /^[A-Za-z0-9_-]{43}$/m.exec(text) ?? [];
      const [, linked] = /https?:\/\/\S+#([A-Za-z0-9_-]{43})$/m.exec(text) ?? [];
      if (!code || code !== linked) throw new Error("a mail's code and link differ");
      return code;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function read(raw: string): { readonly subject: string; readonly text: string } {
  const end = raw.indexOf("\r\n\r\n");
  const headers = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, "im").exec(headers)?.[1]?.trim() ?? "";
  const body = raw.slice(end + 4);
  const encoding = header("content-transfer-encoding").toLowerCase();
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? quotedPrintable(body)
        : body;
  return { subject: words(header("subject")), text: text.replaceAll("\r\n", "\n") };
}

const bytes = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    "latin1",
  ).toString("utf8");
const quotedPrintable = (text: string): string => bytes(text.replaceAll(/=\r\n/g, ""));

/** A header's encoded words. */
const words = (text: string): string =>
  text.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, kind: string, value: string) =>
    kind.toLowerCase() === "b"
      ? Buffer.from(value, "base64").toString("utf8")
      : bytes(value.replaceAll("_", " ")),
  );
