/**
 * Label injection: how well losses in training tell labels that were exchanged, by number of patients and share.
 *
 *     node test/bench/injection.mjs FILE [--patients 60,120] [--shares 0.1,0.2] [--cohorts 3] [--first 2001]
 *
 * Cohorts are drawn as numbers (power/drawBags.mjs); splits, training, exchange and reading are the product's own. Each
 * cohort is one line of FILE; those that are there are not run again. After `npm run build`.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadBackend } from "../../dist/src/io/tensor/backend.js";
import { injectedCohort } from "./injection/injectedCohort.mjs";
import { injectionTable } from "./injection/injectionTable.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    patients: { type: "string", default: "60,120" },
    shares: { type: "string", default: "0.1,0.2" },
    cohorts: { type: "string", default: "3" },
    // Seeds that no rule was chosen on.
    first: { type: "string", default: "2001" },
  },
});
const [file] = positionals;
if (file === undefined) throw new Error("say a file of results");
const numbers = (list) => list.split(",").map(Number);

await loadBackend();
const first = Number(values.first);
for (let seed = first; seed < first + Number(values.cohorts); seed++)
  for (const patients of numbers(values.patients)) {
    if (results().some((one) => one.seed === seed && one.patients === patients))
      continue;
    const begun = performance.now();
    const rows = await injectedCohort(
      { patients, tiles: 48, genes: 47, sites: 4, seed },
      numbers(values.shares),
    );
    const took = (performance.now() - begun) / 1000;
    appendFileSync(file, `${JSON.stringify({ patients, seed, took, rows })}\n`);
    console.error(`${patients} patients, seed ${seed}: ${took.toFixed(1)} s`);
  }
console.log(injectionTable(results()));

function results() {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}
