// npm run check: types, lint, format, import rules, unit tests, which run where the others pass.
import { setUp, seconds } from "./setup.mjs";
import { runChecks, runTests, summary } from "./stages.mjs";

await setUp();
const begun = performance.now();
if (!(await runChecks())) process.exit(1);
const counts = runTests(["unit"]);
console.log(`check: ${seconds(begun)} s`);
console.log(summary(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
