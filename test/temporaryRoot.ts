import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Every temporary file of the unit tests lies under one folder, which goes with the run. */
export default function setup(): () => void {
  const root = mkdtempSync(join(tmpdir(), "histoclaim-unit-"));
  process.env["TMPDIR"] = root;
  return () => {
    rmSync(root, { recursive: true, force: true });
  };
}
