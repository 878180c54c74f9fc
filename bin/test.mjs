// npm test: set-up, build, check, then the tests that need Neo4j and Temporal. Ends with `N passed, N failed`.
import { setUp, seconds } from "./setup.mjs";
import {
  add,
  CHECKS,
  NONE,
  ONE_FAILED,
  runStage,
  runTests,
  summary,
} from "./stages.mjs";

/** End to end goes alone: it measures, and it kills. */
const TESTS = [["unit"], ["stack"], ["graph", "workflows", "api"], ["e2e"]];

const begun = performance.now();
let counts = NONE;
try {
  await setUp({ retryTensorFlow: true });
  // Types, lint, format and import rules end the run at once; a failed test does not hide the others.
  if (CHECKS.every(runStage))
    for (const projects of TESTS) counts = add(counts, runTests(projects));
  else counts = ONE_FAILED;
} catch (error) {
  console.error(`test: ${error.message}`);
  counts = add(counts, ONE_FAILED);
}
console.log(`test: ${seconds(begun)} s`);
console.log(summary(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
