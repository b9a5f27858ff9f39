import { createTransport } from "nodemailer";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Hands a mail to the world. Rejects when nobody took it. */
export interface Mailer {
  readonly send: (mail: Mail) => Promise<void>;
}

/** Mails by SMTP: `smtp://user:password@host:port`, or `smtps://…`; `from` is what they say they are from. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A text never names a file or an address that our side should fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      await transport.sendMail({ from, ...mail });
    },
  };
}
