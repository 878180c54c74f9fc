import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { at, faultsOf, writeCohort } from "./cohortFiles.js";

/** The one fault of a folder, without the slides. */
async function onlyFault(dir: string, slideRoots: string[] = []) {
  const faults = await faultsOf(dir, { needSlides: false, slideRoots });
  expect(faults).toHaveLength(1);
  return faults[0];
}

describe("a file that cannot be read", () => {
  // A file of Linux that is there, and whose every byte is an input/output error; even for root.
  test.runIf(process.platform === "linux")(
    "is a fault where reading it fails",
    async () => {
      const expression = { file: "mem", scale: "linear", measure: "TPM" };
      const dir = await writeCohort(({ manifest }) => {
        manifest["expression"] = expression;
      });
      const fault = await onlyFault(dir, ["/proc/self"]);
      expect(at(fault)).toEqual(["UNREADABLE_FILE", "mem", null, null, null]);
      expect(fault?.message).toMatch(/^mem cannot be read \(EIO\b/);
    },
  );

  // Root reads whatever it is permitted.
  test
    .skipIf(process.platform === "win32" || process.getuid?.() === 0)
    .each(["cohort.json", "patients.csv", "expression.csv"])(
    "is a fault where nobody may: %s",
    async (file) => {
      const dir = await writeCohort();
      chmodSync(join(dir, file), 0o000);
      const fault = await onlyFault(dir);
      expect(at(fault)).toEqual(["UNREADABLE_FILE", file, null, null, null]);
      expect(fault?.message).not.toContain(dir);
    },
  );
});
