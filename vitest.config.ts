import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longestFirst.js";

interface Setting {
  readonly globalSetup?: string[];
  /** Whether each test file has a process of its own. */
  readonly isolate?: boolean;
}

const project = (
  name: string,
  seconds: number,
  { globalSetup = [], isolate = true }: Setting = {},
) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    globalSetup,
    isolate,
    testTimeout: seconds * 1000,
    hookTimeout: Math.max(seconds, 120) * 1000,
  },
});

/** A Neo4j and a Temporal of the test run's own, shared by the projects that ask for them. */
const STACK = { globalSetup: ["test/stack/globalStack.ts"] };

export default defineConfig({
  // Vite would take graphql's ESM build and Node, for packages, the CommonJS one: two realms in one process.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // What a file became, kept by its content: half of the time before the first test.
    experimental: { fsModuleCache: true },
    projects: [
      // Half its time went into loading the same modules for every file.
      project("unit", 20, {
        isolate: false,
        globalSetup: ["test/temporaryRoot.ts"],
      }),
      project("io", 60, {
        isolate: false,
        globalSetup: ["test/temporaryRoot.ts"],
      }),
      project("process", 90, {
        globalSetup: ["test/temporaryRoot.ts"],
      }),
      project("stack", 300),
      project("graph", 60, { ...STACK, isolate: false }),
      project("workflows", 120, { ...STACK, isolate: false }),
      project("api", 60, { ...STACK, isolate: false }),
      project("e2e", 600),
    ],
  },
});
