// npm test: set-up, build, check, then the servers and the tests that need them. Ends with `N passed, N failed`.
import { join } from "node:path";
import { CHECKOUT, setUp, seconds } from "./setup.mjs";
import {
  add,
  NONE,
  ONE_FAILED,
  runChecks,
  runStage,
  runTests,
  summary,
} from "./stages.mjs";

/** Downloads and builds have a stage of their own, so that no test's time limit counts them. */
const SERVERS = [
  "servers (downloads, builds)",
  join(CHECKOUT, "bin", "fetchServers.mjs"),
];
/** All at once: end to end often waits, and the others fill that. */
const LONG = ["io", "process", "stack", "graph", "workflows", "api", "e2e"];
/** One more than end to end has files, so that another is at work while those wait. */
const SIDE_BY_SIDE = 3;

const begun = performance.now();
let counts = NONE;
try {
  await setUp({ retryDownloads: true });
  const checks = await runChecks();
  counts = checks.counts;
  // Types, lint, format and import rules end the run; a failed test does not hide the others.
  if (checks.passed && (await runStage(SERVERS)))
    counts = add(
      counts,
      await runTests(LONG, [`--maxWorkers=${SIDE_BY_SIDE}`]),
    );
  else counts = add(counts, ONE_FAILED);
} catch (error) {
  console.error(`test: ${error.message}`);
  counts = add(counts, ONE_FAILED);
}
console.log(`test: ${seconds(begun)} s`);
console.log(summary(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
