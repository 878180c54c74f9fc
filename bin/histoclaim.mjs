#!/usr/bin/env node
// The command line: sets up what is missing, then hands over to the built program.
import { setUp } from "./setup.mjs";

/** Commands that start the worker, which the library serves. */
const STARTS = ["up", "demo", "acceptance"];

try {
  await setUp({ retryDownloads: STARTS.includes(process.argv[2] ?? "") });
} catch (error) {
  process.stderr.write(`histoclaim: ${error.message}\n`);
  process.exit(1);
}
await import(new URL("../dist/src/cli/main.js", import.meta.url).href);
