import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const PREFIX = "histoclaim-unit-";

/** Every temporary file of the projects that ask for it lies under one folder, which goes with the run. */
export default function setup(): (() => void) | undefined {
  // Another project of this run has made it: one within the other would make paths longer than messages quote.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const root = mkdtempSync(join(tmpdir(), PREFIX));
  process.env["TMPDIR"] = root;
  return () => {
    rmSync(root, { recursive: true, force: true });
  };
}
