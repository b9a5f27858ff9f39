import { expect, test } from "vitest";
import { agendaText } from "./agenda-text.ts";

test("a copied agenda holds what both can read, done or not, and nothing private", () => {
  const points = [
    { text: "Budget", sharing: "shared", state: "open" },
    { text: "Her salary", sharing: "private", state: "open" },
    { text: "Surprise", sharing: "at-start", state: "open" },
    { text: "Rota", sharing: "shared", state: "done" },
  ] as const;
  expect(agendaText(points, "1:1 with Ana")).toBe("1:1 with Ana\n\n- [ ] Budget\n- [x] Rota");
});
