import { failureOf, logOf } from "./simulate.ts";

// npm run simulate -- --schedules=200000 --seed=1: runs that many schedules, from this seed on; ends at the first that breaks a promise.
const option = (name: string, usual: number): number => {
  const given = process.argv.find((arg) => arg.startsWith(`--${name}=`));
  return given ? Number(given.slice(name.length + 3)) : usual;
};

const first = option("seed", 1);
const schedules = option("schedules", 2_000);
const started = performance.now();
for (let seed = first; seed < first + schedules; seed++) {
  const failed = await failureOf(seed);
  if (failed) {
    process.stdout.write(`${logOf(seed).slice(-option("log", 40)).join("\n")}\n`);
    process.stdout.write(`\nseed ${seed}, ${failed.steps} steps: ${failed.why}\n`);
    process.exit(1);
  }
  if ((seed - first + 1) % 1_000 === 0)
    process.stdout.write(`${seed - first + 1} schedules hold (${elapsed()} s)\n`);
}
process.stdout.write(`${schedules} schedules from seed ${first} hold (${elapsed()} s)\n`);

function elapsed(): string {
  return ((performance.now() - started) / 1_000).toFixed(1);
}
