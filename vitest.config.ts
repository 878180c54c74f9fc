import { defineConfig } from "vitest/config";

const project = (name: string, seconds: number, globalSetup: string[]) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    globalSetup,
    testTimeout: seconds * 1000,
    hookTimeout: Math.max(seconds, 120) * 1000,
  },
});

/** A Neo4j and a Temporal of the test run's own, shared by the projects that ask for them. */
const STACK = ["test/stack/globalStack.ts"];

export default defineConfig({
  // Vite would take graphql's ESM build and Node, for packages, the CommonJS one: two realms in one process.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", 20, []),
      project("stack", 300, []),
      project("graph", 60, STACK),
      project("workflows", 120, STACK),
      project("api", 60, STACK),
      project("e2e", 600, []),
    ],
  },
});
