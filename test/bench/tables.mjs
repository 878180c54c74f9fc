/**
 * Seconds and memory to read an expression table of 500 rows and 17,000 genes. After `npm run build`:
 * node test/bench/tables.mjs
 */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readCohort } from "../../dist/src/io/tables/readCohort.js";

const ROWS = 500;
const GENES = 17_000;

const dir = await mkdtemp(join(tmpdir(), "histoclaim-bench-"));
const ids = Array.from({ length: ROWS }, (_, row) => `P${row}`);
const genes = Array.from({ length: GENES }, (_, g) => `G${g}`);
const manifest = {
  name: "bench",
  tissue: "colon",
  unit: "patient",
  expression: { file: "expression.csv", scale: "linear", measure: "TPM" },
  patients: "patients.csv",
  panel: genes.filter((_, g) => g % 362 === 0),
};
await writeFile(join(dir, "cohort.json"), JSON.stringify(manifest));
await writeFile(
  join(dir, "patients.csv"),
  ["patient,site", ...ids.map((id, i) => `${id},${i % 4}`)].join("\n"),
);
await pipeline(table, createWriteStream(join(dir, "expression.csv")));
global.gc?.();
const before = process.memoryUsage().rss;
const start = performance.now();
const cpu = process.cpuUsage();
const { cohort, findings } = await readCohort({
  dir,
  panel: null,
  slideRoots: [],
  skipIncomplete: false,
  needSlides: false,
});
console.log({
  seconds: (performance.now() - start) / 1000,
  cpuSeconds: process.cpuUsage(cpu).user / 1e6,
  values: cohort?.expression.values.length,
  faults: findings.faults.length,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  beforeMegabytes: before / 2 ** 20,
});
await rm(dir, { recursive: true });

async function* table() {
  yield `patient,${genes.join(",")}\n`;
  for (const [row, id] of ids.entries())
    yield `${id},${genes.map((_, g) => (((row + 1) * (g + 7)) % 9973) / 8).join(",")}\n`;
}
