import type { Page } from "playwright-core";
import * as Y from "yjs";
import { expect, vi } from "vitest";
import type { PairId, PersonId } from "#core/kernel/ids.ts";
import { ask, begin } from "../app/seed.ts";
import type { RunningServer } from "./a-server.ts";

export const PASSWORD = "seven calm otters read";

/** An account for an address, proven by its mail; the person has just signed in. */
export async function signUp(
  page: Page,
  server: RunningServer,
  email: string,
  name: string,
): Promise<void> {
  await ask(page, "account.signUp", { server: server.url, email, language: "en" });
  const code = await mailed(server, email, "/sign-up");
  const words = { server: server.url, code, name, password: PASSWORD };
  const step = await ask(page, "account.verify", words as never);
  expect(step.type).toBe("signed-in");
}

/** The code of the newest mail to somebody whose link leads to a place. */
export async function mailed(server: RunningServer, email: string, place: string): Promise<string> {
  const find = () =>
    server.mailbox.received.findLast(({ to, text }) => to === email && text.includes(`${place}#`));
  await vi.waitFor(() => expect(find()).toBeTruthy(), { timeout: 5_000 });
  return /#([A-Za-z0-9_-]{43})/.exec(find()?.text ?? "")?.[1] ?? "";
}

/** Everything made here has reached the server, and all there is has come; so many changes wait for a decision. */
export async function allSynced(page: Page, refused = 0): Promise<void> {
  await ask(page, "sync.now", undefined);
  await vi.waitFor(
    async () => {
      const status = await ask(page, "sync.status", undefined);
      const seen =
        status.type === "on"
          ? [status.phase, status.reason, status.waiting, status.refused]
          : [status.type];
      expect(seen).toEqual(["idle", null, 0, refused]);
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** Mia founded Acme and invited Ana, who had notes of her own about Mia before she joined. */
export async function miaAndAna(
  server: RunningServer,
  mia: Page,
  ana: Page,
): Promise<{ readonly pairId: PairId; readonly anaId: PersonId }> {
  const { ids } = await begin(mia, ["Ana Alvarez"]);
  const anaId = ids["Ana Alvarez"] as PersonId;
  await ask(mia, "people.change", { id: anaId, details: { email: "ana@acme.test" } });
  await signUp(mia, server, "mia@acme.test", "Mia Manager");
  await ask(mia, "account.found", { name: "Acme" } as never);
  await allSynced(mia);
  await ask(mia, "account.invite", { personId: anaId, role: "member", language: "en" });

  const anas = await begin(ana, ["Mia M"]);
  const miaThere = anas.ids["Mia M"] as PersonId;
  const herself = (await ask(ana, "people.list", undefined)).find(({ isMe }) => isMe);
  await ask(ana, "people.change", {
    id: herself?.id as PersonId,
    details: { name: "Ana Alvarez" },
  });
  await ask(ana, "people.change", { id: miaThere, details: { email: "Mia@acme.test" } });
  await ask(ana, "tasks.add", { title: "Ana wrote this before", pairId: null } as never);
  await signUp(ana, server, "ana@acme.test", "Ana Alvarez");
  const code = await mailed(server, "ana@acme.test", "/join");
  expect(await ask(ana, "account.join", { code })).toEqual({ known: 1, contacts: 0 });
  await allSynced(ana);
  await allSynced(mia);
  await allSynced(ana);
  const [row] = await ask(ana, "pairs.list", undefined);
  if (!row) throw new Error("Ana lost her 1:1");
  return { pairId: row.pair.id, anaId };
}

/** What stands on the open agenda of a 1:1, in its order. */
export async function agendaIn(page: Page, pairId: PairId): Promise<readonly string[]> {
  const view = await ask(page, "meetings.open", { pairId } as never);
  return (view as { agenda: { text: string }[] }).agenda.map(({ text }) => text);
}

export async function addPoint(page: Page, pairId: PairId, text: string): Promise<void> {
  const { meeting } = (await ask(page, "meetings.open", { pairId } as never)) as {
    meeting: { id: string };
  };
  await ask(page, "agenda.add", { meetingId: meeting.id, text, sharing: "shared" } as never);
}

/** A note of one line, as an editor would write it. */
export function noteSaying(text: string): Uint8Array {
  const doc = new Y.Doc();
  const line = new Y.XmlElement("paragraph");
  line.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment("default").insert(0, [line]);
  return Y.encodeStateAsUpdate(doc);
}

/** Which of these words the server was sent or keeps, in the clear or as plain base64. */
export async function seenByServer(
  server: RunningServer,
  words: readonly string[],
): Promise<readonly string[]> {
  const kept = await server.rows(
    "select data::text as data, encode(coalesce(bytes, ''), 'escape') as bytes from sync_row",
  );
  const sent = server.pushed.join("\n");
  const decoded = (sent.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []).map((text) =>
    Buffer.from(text, "base64").toString("latin1"),
  );
  const all = [sent, ...decoded, JSON.stringify(kept)].join("\n");
  return words.filter((word) => all.includes(word));
}
