import type { Input } from "#contract/index.ts";
import type { FeatureDeps } from "../../store/deps.ts";

/** Fills a new profile with a small made-up organisation. */
export async function addSample(_deps: FeatureDeps, _input: Input<"profile.begin">): Promise<void> {}
