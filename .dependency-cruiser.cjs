// The arrows between folders (STYLE.md). Everything that is not permitted here is an error, and says why.
// Beside TypeScript 7 this tool reads .ts only through @swc/core; without it, it would find 0 modules and pass. `npm test` checks the count.

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const OURS = "^(core|main|preload|renderer|sync|backend|scripts|test|docs|resources)/";
const TESTS = "\\.test\\.tsx?$|(^|/)testing(/|\\.tsx?$)";
const packages = (/** @type {string} */ names) => `(^|node_modules/)(${names})(/|$)`;

/** @param {string} folder @param {string} only @param {string} comment */
const mayReach = (folder, only, comment) =>
  forbid(
    `${folder}-arrows`,
    comment,
    { path: `^${folder}/`, pathNot: TESTS },
    { path: OURS, pathNot: `^(${only})/` },
  );

/** @param {string} process */
const featuresApart = (process) =>
  forbid(
    `${process}-features-never-meet`,
    "A feature that imports another can no longer be changed alone: go through core, or a port that the composing folder fills.",
    { path: `^${process}/features/([^/]+)/` },
    { path: `^${process}/features/([^/]+)/`, pathNot: `^${process}/features/$1/` },
  );

/** @param {string} name @param {string} names @param {string} where @param {string} comment */
const onlyIn = (name, names, where, comment) =>
  forbid(
    name,
    comment,
    { path: OURS, pathNot: `${where}|^(scripts|test)/|${TESTS}|^[^/]+\\.config\\.ts$` },
    { path: packages(names) },
  );

module.exports = {
  forbidden: [
    mayReach(
      "core",
      "core",
      "core imports nothing of ours: it is what all others build on, and it must run anywhere.",
    ),
    mayReach(
      "sync/protocol",
      "core|sync/protocol",
      "The wire format knows core only: the server shares it.",
    ),
    mayReach(
      "sync/engine",
      "core|sync/protocol|sync/engine",
      "The engine decides purely and acts through ports: it knows core and the protocol only.",
    ),
    mayReach(
      "preload",
      "core|preload",
      "The door between page and machine knows what crosses it (core), not who stands behind it.",
    ),
    mayReach(
      "renderer",
      "core|preload/contract|renderer",
      "The page has no machine: it knows core and the contract, and asks for everything else.",
    ),
    mayReach(
      "main",
      "core|sync|preload/contract|main|resources/icons",
      "The app process knows core, sync and the contract, and the app's icon; the page is only known through the contract.",
    ),
    mayReach(
      "backend",
      "core|sync/protocol|backend",
      "The server shares core and the wire format with the app, nothing else.",
    ),
    featuresApart("main"),
    featuresApart("renderer"),
    featuresApart("backend"),
    onlyIn(
      "electron-at-the-edge",
      "electron",
      "^main/(shell|ipc)/|^main/main\\.ts$|^preload/bridge\\.ts$",
      "Electron stays at the edge (main/shell, main/ipc, main/main.ts, preload/bridge.ts), so that everything else runs in a plain test.",
    ),
    onlyIn(
      "keychain-in-secrets",
      "keytar|@github/keytar",
      "^main/secrets/",
      "The keychain has one adapter behind the Vault port: expect to swap it.",
    ),
    onlyIn(
      "database-in-db",
      "better-sqlite3|better-sqlite3-multiple-ciphers",
      "^main/(db|store)/",
      "Who can open the file can also forget the transaction, the outbox and the key: only main/db and main/store open it.",
    ),
    onlyIn(
      "postgres-in-db",
      "pg|@electric-sql/pglite",
      "^backend/db/",
      "Who can borrow a connection can also forget whose it is, or to give it back: withTenant and withAccounts are the only ways.",
    ),
    onlyIn(
      "nats-in-bus",
      "@nats-io",
      "^backend/bus/",
      "News between processes is lost now and then: whoever tells it must know only the Bus port, which says so.",
    ),
    onlyIn(
      "google-in-its-folder",
      "googleapis|@googleapis|google-auth-library",
      "^main/features/calendar/google/",
      "A provider's types never leave its adapter.",
    ),
    onlyIn(
      "microsoft-in-its-folder",
      "@microsoft",
      "^main/features/calendar/microsoft/",
      "A provider's types never leave its adapter.",
    ),
    forbid(
      "no-machine-in-pure-code",
      "core, the protocol, the contract and the page run where there is no Node: no Node built-in can be there.",
      { path: "^(core|sync|renderer|preload/contract)/", pathNot: `${TESTS}|\\.config\\.ts$` },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "tests-stay-tests",
      "What only tests need must not reach the app.",
      { path: OURS, pathNot: `^(scripts|test)/|${TESTS}` },
      { path: `^(scripts|test)/|${TESTS}` },
    ),
    forbid(
      "no-cycles",
      "Files in a ring can only be understood together: find the noun they share and give it a file.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid(
      "nothing-unresolved",
      "An import that cannot be followed cannot be checked either: mend its path.",
      { path: OURS },
      { couldNotResolve: true, pathNot: "\\?|^virtual:" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|dist|\\.cache|test/output)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
