import { expect, test } from "vitest";
import { begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

/** Attributes the page writes on its root element as it starts: before it chooses its first route, and while it loads that. */
test.each(["data-platform", "lang"])(
  "an address that comes while the page starts is gone to: when it has written its %s",
  async (moment) => {
    using config = freshConfig();
    await using app = await startApp({ config: config.path });
    const { page } = app;
    await begin(page);
    await page.addInitScript(goTo, { moment, address: "#/tasks" });
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
    expect(await page.evaluate(() => [document.body.dataset["cameAt"], location.hash])).toEqual([
      "#/today, nothing drawn",
      "#/tasks",
    ]);
  },
);

/** Runs in the page, before its own script. */
function goTo({ moment, address }: { readonly moment: string; readonly address: string }): void {
  new MutationObserver((_, observer) => {
    observer.disconnect();
    const isDrawn = document.querySelector("#root > *") !== null;
    document.body.dataset["cameAt"] = `${location.hash}, ${isDrawn ? "drawn" : "nothing drawn"}`;
    location.hash = address;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: [moment] });
}
