import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scoreClaims } from "./scoreClaims.mjs";

const PROGRAM = join(import.meta.dirname, "../../../bin/histoclaim.mjs");

/** A simulated cohort with slides, through the program as a user runs it. */
export function wholeCohort({ patients, tiles, genes, sites, seed }) {
  const folder = mkdtempSync(join(tmpdir(), "histoclaim-power-"));
  try {
    const dir = join(folder, `power-${patients}-${seed}`);
    const size = { patients, tiles, genes, sites, seed };
    const options = Object.entries(size).flatMap(([name, value]) => [
      `--${name}`,
      String(value),
    ]);
    histoclaim(["simulate", dir, ...options]);
    const found = JSON.parse(
      histoclaim(["discover", dir, "--shuffles", "4", "--json"]),
    );
    const truth = JSON.parse(readFileSync(join(dir, "truth.json"), "utf8"));
    return {
      scored: scoreClaims(found.claims, truth),
      heldOut: found.genes.map(({ gene, pearson }) => ({ gene, pearson })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function histoclaim(args) {
  return execFileSync(process.execPath, [PROGRAM, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, HISTOCLAIM_COHORT_ROOTS: tmpdir() },
    maxBuffer: 2 ** 28,
  }).toString();
}
