import { defineConfig } from "vitest/config";

const project = (name: string, seconds: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: seconds * 1000,
    hookTimeout: Math.max(seconds, 120) * 1000,
  },
});

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", 20),
      project("graph", 60),
      project("workflows", 120),
      project("api", 60),
      project("e2e", 600),
    ],
  },
});
