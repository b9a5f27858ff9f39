// A vitest reporter that leaves counts, failures and skips (with their reasons) in the file AE_TALLY. It writes after every module,
// so that a run that dies half-way has not run for nothing.
import { write } from "../setup/stamp.mjs";

/** @typedef {{ name: string, why: string }} Named */
/** @typedef {{ complete: boolean, passed: number, failed: Named[], skipped: Named[] }} Tally */

export default class TallyReporter {
  /** @type {Tally} */
  #tally = { complete: false, passed: 0, failed: [], skipped: [] };

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    this.#count(module);
    this.#save();
  }

  /** @param {readonly import('vitest/node').TestModule[]} _modules @param {readonly import('vitest').SerializedError[]} errors @param {string} reason */
  onTestRunEnd(_modules, errors, reason) {
    for (const error of errors)
      this.#tally.failed.push({ name: "outside of any test", why: error.message });
    this.#tally.complete = reason !== "interrupted";
    this.#save();
  }

  /** @param {import('vitest/node').TestModule} module */
  #count(module) {
    const file = module.relativeModuleId;
    const before = this.#tally.failed.length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      const name = `${file} › ${test.fullName}`;
      if (result.state === "passed") this.#tally.passed++;
      else if (result.state === "failed")
        this.#tally.failed.push({ name, why: result.errors[0]?.message ?? "" });
      else
        this.#tally.skipped.push({
          name,
          why: (result.state === "skipped" && result.note) || "no reason given",
        });
    }
    // A module can fail without any test: it does not load, or a hook of it throws.
    if (module.state() === "failed" && this.#tally.failed.length === before) {
      const errors = [
        ...module.errors(),
        ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
      ];
      this.#tally.failed.push({
        name: file,
        why: errors[0]?.message ?? "the file could not be run",
      });
    }
  }

  #save() {
    if (process.env.AE_TALLY) write(process.env.AE_TALLY, JSON.stringify(this.#tally));
  }
}
