// node migrate-and-die.ts FILE N: opens the file, migrates it, and kills itself without warning at the N-th statement. Prints how many there were.
import { testKey } from "../../../main/db/testing.ts";
import { migrate } from "../../../main/db/migrate.ts";
import { openDb } from "../../../main/db/open.ts";

const [path = "", fatal = "0"] = process.argv.slice(2);
const opened = openDb(path, testKey);
if (!opened.ok) throw new Error(opened.error.type);
const { raw } = opened.value;
const prepare = raw.prepare.bind(raw);
let seen = 0;
raw.prepare = ((sql: string) => {
  if (++seen === Number(fatal)) process.kill(process.pid, "SIGKILL");
  return prepare(sql);
}) as typeof raw.prepare;
await migrate(opened.value);
process.stdout.write(`${seen}\n`);
