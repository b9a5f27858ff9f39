// npm run build: set-up, then out/ from the sources.
import { build } from "./setup/building.mjs";
import { setUp } from "./setup/index.mjs";
import { ensureNode } from "./setup/node.mjs";
import { fail, step } from "./setup/step.mjs";

try {
  await ensureNode();
  const { runtime } = await setUp();
  await step("build", () => build(runtime, { always: true }));
} catch (error) {
  fail(error);
}
