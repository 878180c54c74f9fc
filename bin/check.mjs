// npm run check: types, lint, format, import rules and unit tests, side by side.
import { setUp, seconds } from "./setup.mjs";
import { runChecks, summary } from "./stages.mjs";

await setUp();
const begun = performance.now();
const { passed, counts } = await runChecks();
console.log(`check: ${seconds(begun)} s${passed ? "" : ", FAILED"}`);
console.log(summary(counts));
process.exitCode = passed && counts.failed === 0 ? 0 : 1;
