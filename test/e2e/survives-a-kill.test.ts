import { expect, test } from "vitest";
import { freshConfig, startApp } from "./app/start-app.ts";
import { prepareFirstOneOnOne } from "./journeys/prepare-first-one-on-one.ts";

test("an agenda prepared offline is still there after the app was killed", async () => {
  using config = freshConfig();
  const first = await startApp({ config: config.path });
  await prepareFirstOneOnOne(first.page, "Ask about the launch");
  await first.kill();

  await using again = await startApp({ config: config.path });
  const agenda = again.page.getByRole("grid", { name: "Agenda" });
  await agenda.getByText("Ask about the launch").waitFor();
  expect(await again.page.getByRole("heading", { level: 1 }).textContent()).toBe("Ana Souza");
});
