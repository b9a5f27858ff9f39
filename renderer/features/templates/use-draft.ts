import { useState } from "react";

/** What is typed over a saved text; when the saved one changes, by saving or by undo, it is that again. */
export function useDraft(saved: string): readonly [string, (text: string) => void] {
  const [draft, setDraft] = useState({ over: saved, text: saved });
  return [draft.over === saved ? draft.text : saved, (text) => setDraft({ over: saved, text })];
}
