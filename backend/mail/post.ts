import type { Mail, Mailer } from "./mailer.ts";

/** Where a mail that could not be handed over is told of: what kind it was, never to whom or what it said. */
export type PostTrouble = (kind: string, error: unknown) => void;

/** Sends after the answer was given: how long a mail takes, or whether there was one at all, is nothing a caller can measure. */
export interface Post {
  readonly soon: (kind: string, mail: () => Promise<Mail | undefined>) => void;
  /** Resolves when everything taken on so far is sent or given up. */
  readonly sent: () => Promise<void>;
}

const ATTEMPTS = 3;

/** Tries each mail three times. A mail that is lost all the same can be asked for again by whoever waits for it. */
export function post(
  mailer: Mailer,
  pause: (attempt: number) => Promise<void>,
  trouble: PostTrouble,
): Post {
  const underWay = new Set<Promise<void>>();
  const deliver = async (kind: string, write: () => Promise<Mail | undefined>) => {
    try {
      const mail = await write();
      if (mail) await handOver(mailer, pause, mail);
    } catch (error) {
      trouble(kind, error);
    }
  };
  return {
    soon: (kind, write) => {
      const delivery = deliver(kind, write).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    sent: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function handOver(
  mailer: Mailer,
  pause: (attempt: number) => Promise<void>,
  mail: Mail,
): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      return await mailer.send(mail);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await pause(attempt);
    }
}
