import type { Mail, Mailer } from "./mailer.ts";

/** Where a mail that could not be handed over is told of: what kind it was, never to whom or what it said. */
export type PostTrouble = (kind: string, error: unknown) => void;

/** Sends after the answer was given: how long a mail takes, or whether there was one at all, is nothing a caller can measure. */
export interface Post {
  readonly soon: (kind: string, mail: () => Promise<Mail | undefined>) => void;
  /** Resolves when everything taken on so far is sent or given up. */
  readonly sent: () => Promise<void>;
}

export type PostTimes = {
  /** Waits a little, never the same: what a mail makes the machine do must not be felt by the request that comes next. */
  readonly begin: () => Promise<void>;
  /** Waits before an attempt is repeated. */
  readonly again: (attempt: number) => Promise<void>;
};

const ATTEMPTS = 3;

/** Tries each mail three times. A mail that is lost all the same can be asked for again by whoever waits for it. */
export function post(
  mailer: Mailer,
  { begin, again, trouble }: PostTimes & { readonly trouble: PostTrouble },
): Post {
  const underWay = new Set<Promise<void>>();
  const deliver = async (kind: string, write: () => Promise<Mail | undefined>) => {
    try {
      await begin();
      const mail = await write();
      if (mail) await handOver(mailer, again, mail);
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

async function handOver(mailer: Mailer, again: PostTimes["again"], mail: Mail): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      return await mailer.send(mail);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await again(attempt);
    }
}
