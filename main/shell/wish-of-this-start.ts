import type { Wish } from "#core/links/wish.ts";

/** What this start is for. Most are for nothing but the window, and load no parser to find out. */
export async function wishOfThisStart(): Promise<Wish> {
  const args = process.argv.slice(1);
  if (!args.some((arg) => /^--(open|quick-add)(=|$)|^allelements:/s.test(arg)))
    return { type: "show" };
  const { readWish } = await import("#core/links/wish.ts");
  const wish = readWish(args);
  if (wish.type === "unclear") {
    const { wordsIn } = await import("./words.ts");
    console.error(wordsIn("system").unclear[wish.what]);
    process.exit(2);
  }
  return wish;
}
