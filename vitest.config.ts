// Six kinds of test, told apart by where they lie. `npm test` runs them all; by hand: `npx vitest run --project unit`.
import { defineConfig } from "vitest/config";

if (Number(process.versions.napi) < 10) {
  // Without this, an older Node dies with a bare SIGSEGV as soon as a test opens the database.
  throw new Error(
    `Node ${process.versions.node} is too old (Node-API 10 needed): use \`npm test\` or \`npm run verify\`, which bring their own.`,
  );
}

// One window at a time: they share the screen, the keyring and two cores.
const oneByOne = { fileParallelism: false, maxWorkers: 1, environment: "node" } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: [
            "{core,main,preload,renderer,sync}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.mjs",
            "test/guards/**/*.test.ts",
          ],
          testTimeout: 20_000,
        },
      },
      {
        // Run twice: with the embedded database, and with PostgreSQL (`node scripts/run-with-postgres.mjs npx vitest run --project backend`).
        test: {
          name: "backend",
          environment: "node",
          include: ["backend/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "sync",
          environment: "node",
          include: ["test/sync/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          ...oneByOne,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "ui",
          include: ["test/ui/**/*.test.ts"],
          ...oneByOne,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "faults",
          include: ["test/faults/**/*.test.ts"],
          ...oneByOne,
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          ...oneByOne,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
