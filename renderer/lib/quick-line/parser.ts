import { useCallback, useState } from "react";
import type { parseQuickLine } from "#core/quick-line/parse-quick-line.ts";

type Parse = typeof parseQuickLine;

let parse: Parse | undefined;

/** The reader of quick lines, fetched when it is first needed: it brings a calendar that the first screen has no use for. */
export async function loadParser(): Promise<Parse> {
  parse ??= (await import("#core/quick-line/parse-quick-line.ts")).parseQuickLine;
  return parse;
}

/** The reader if it is there, and how to fetch it. */
export function useParser(): readonly [Parse | undefined, () => void] {
  const [known, setKnown] = useState<Parse | undefined>(() => parse);
  const fetch = useCallback(() => {
    if (!known) void loadParser().then((loaded) => setKnown(() => loaded));
  }, [known]);
  return [known, fetch];
}
