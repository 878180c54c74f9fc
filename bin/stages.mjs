// Stages of check and test: each named and timed.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKOUT, seconds } from "./setup.mjs";

const module_ = (...path) => join(CHECKOUT, "node_modules", ...path);

const cache = (name) => join(CHECKOUT, "dist", `.${name}`);

/** Everything but tests: command lines run by Node. Each looks again only at what changed since it last passed there. */
export const CHECKS = [
  [
    "types",
    module_("typescript-native", "bin", "tsc"),
    "--noEmit",
    // Several checkers each learn the shared types: where all checks run side by side, one takes half of the processor.
    "--singleThreaded",
    "--incremental",
    "--tsBuildInfoFile",
    cache("types"),
  ],
  [
    "lint",
    module_("eslint", "bin", "eslint.js"),
    "--cache",
    "--cache-strategy=content",
    `--cache-location=${cache("lint")}`,
    ".",
  ],
  [
    "format",
    module_("prettier", "bin", "prettier.cjs"),
    "--check",
    "--log-level=warn",
    "--cache",
    "--cache-strategy=content",
    `--cache-location=${cache("format")}`,
    ".",
  ],
  [
    "import rules",
    module_("dependency-cruiser", "bin", "dependency-cruise.mjs"),
    "src",
    "workflows",
    "--config",
    ".dependency-cruiser.cjs",
    "--cache",
    cache("rooms"),
    "--cache-strategy=content",
  ],
];

/** Runs a stage. @returns whether it passed */
export async function runStage([name, script, ...args]) {
  const begun = performance.now();
  console.log(`> ${name}`);
  const child = spawn(process.execPath, [script, ...args], {
    cwd: CHECKOUT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [status] = await once(child, "close");
  const passed = status === 0;
  console.log(
    `  ${name} ${passed ? "passed" : "FAILED"} (${seconds(begun)} s)`,
  );
  return passed;
}

/** Counts of tests. */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/** A stage that failed without a test of its own counts as one failed test. */
export const ONE_FAILED = { ...NONE, failed: 1 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * Runs the checks and the unit tests side by side, each check saying what it found when it ends: a processor that one
 * leaves idle serves another. @returns whether all checks passed, and the tests' counts
 */
export async function runChecks() {
  console.log(`> ${CHECKS.map(([name]) => name).join(", ")}`);
  const tests = runTests(["unit"]);
  const passed = await Promise.all(CHECKS.map(runAside));
  return { passed: passed.every(Boolean), counts: await tests };
}

function runAside([name, script, ...args]) {
  const begun = performance.now();
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { cwd: CHECKOUT, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        process.stdout.write(stdout + stderr);
        const word = error === null ? "passed" : "FAILED";
        console.log(`  ${name} ${word} (${seconds(begun)} s)`);
        done(error === null);
      },
    );
    // Tests have time limits, checks have none.
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  });
}

/** Runs vitest's projects, with more of its options. @returns how many tests passed, failed, were skipped */
export async function runTests(projects, options = []) {
  const folder = mkdtempSync(join(tmpdir(), "histoclaim-report-"));
  const report = join(folder, "report.json");
  try {
    const passed = await runStage([
      `tests: ${projects.join(", ")}`,
      module_("vitest", "vitest.mjs"),
      "run",
      ...projects.map((name) => `--project=${name}`),
      ...options,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ]);
    return count(report, passed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that cannot be loaded, or an error outside any test, has no failed test but is a failure. */
function count(report, passed) {
  let found;
  try {
    found = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return passed ? NONE : ONE_FAILED;
  }
  const counts = {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  };
  const broken = found.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" &&
      !assertionResults.some((one) => one.status === "failed"),
  ).length;
  const failed = counts.failed + broken;
  return { ...counts, failed: failed === 0 && !passed ? 1 : failed };
}

/** The last line of a run. */
export function summary({ passed, failed, skipped }) {
  const rest = skipped === 0 ? "" : `, ${skipped} skipped`;
  return `${passed} passed, ${failed} failed${rest}`;
}
