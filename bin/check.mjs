// npm run check: types, lint, format, import rules, unit tests; the first failure ends it.
import { setUp, seconds } from "./setup.mjs";
import { CHECKS, runStage, runTests, summary } from "./stages.mjs";

await setUp();
const begun = performance.now();
for (const stage of CHECKS) {
  if (!runStage(stage)) process.exit(1);
}
const counts = runTests(["unit"]);
console.log(`check: ${seconds(begun)} s`);
console.log(summary(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
