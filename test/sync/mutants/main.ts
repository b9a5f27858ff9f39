import { mutants } from "./list.ts";
import { runMutant } from "./run-mutant.ts";

// npm run simulate -- --mutants: puts each fault of the list into a copy of the code and shows what the simulator says of it.
let survived = 0;
for (const mutant of mutants) {
  if (process.argv[2] && !mutant.name.includes(process.argv[2])) continue;
  const found = runMutant(mutant);
  if (found === undefined) survived += 1;
  process.stdout.write(`${found === undefined ? "SURVIVED" : "found"}  ${mutant.name}\n`);
  if (found !== undefined) process.stdout.write(`          ${found.slice(0, 200)}\n`);
}
process.exitCode = survived > 0 ? 1 : 0;
