import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ids } from "#core/kernel/ids.ts";
import type { Clock } from "#core/kernel/time.ts";
import type { Mailer } from "./mailer.ts";

type Stamps = { readonly clock: Clock; readonly ids: Pick<Ids, "next"> };

/** Mails as files in a folder, for whoever runs a server without a mail server: they hold codes, so nobody else may read them. */
export function folderMailer(folder: string, { clock, ids }: Stamps): Mailer {
  return {
    send: async ({ to, subject, text }) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const date = new Date(clock.now()).toUTCString();
      const mail = `To: ${to}\nDate: ${date}\nSubject: ${subject}\n\n${text}\n`;
      await writeFile(join(folder, `${ids.next()}.txt`), mail, { mode: 0o600, flag: "wx" });
    },
  };
}
