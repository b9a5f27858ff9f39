import type { Writer } from "./transaction.ts";

const KEY = "nameless";

/** Notes the name that stands in for mine until my account says it. */
export async function standIn(tx: Writer, name: string): Promise<void> {
  await tx.insertInto("meta").values({ key: KEY, value: name }).execute();
}

/** Gives me the name of my account, unless I have said another myself. */
export async function nameMe(
  tx: Writer,
  { me, name }: { readonly me: string; readonly name: string },
): Promise<void> {
  const noted = await tx.deleteFrom("meta").where("key", "=", KEY).returning("value").execute();
  for (const { value } of noted)
    await tx
      .updateTable("person")
      .set({ name })
      .where("id", "=", me)
      .where("name", "=", value)
      .execute();
}
