/**
 * Power and calibration of verdicts: of planted links the share SUPPORTED, by their r; of genes that follow nothing, the
 * site, the subtype or another gene, and of links in a morphology that is not theirs, the share SUPPORTED falsely. With
 * Wilson's intervals, on cohorts drawn as numbers (power/fastCohort.mjs): split, legs, counts, criteria and judge are the
 * product's own. After `npm run build`:
 *
 *     node test/bench/verdicts.mjs [--cohorts 5] [--patients 40,60,80,120] [--first 1001]
 *
 * About a minute of a core for one cohort of each size; nothing is kept. power.mjs keeps what it did and goes on after it.
 */
import { parseArgs } from "node:util";
import { fastCohort } from "./power/fastCohort.mjs";
import { powerTable } from "./power/powerTable.mjs";

const { values } = parseArgs({
  options: {
    cohorts: { type: "string", default: "5" },
    patients: { type: "string", default: "40,60,80,120" },
    // Beyond the seeds that thresholds were set on and those of the acceptance.
    first: { type: "string", default: "1001" },
  },
});
const sizes = values.patients.split(",").map(Number);
const first = Number(values.first);
const all = Number(values.cohorts) * sizes.length;
const results = [];
const begun = performance.now();
for (let seed = first; seed < first + Number(values.cohorts); seed++)
  for (const patients of sizes) {
    const size = { patients, tiles: 48, genes: 47, sites: 4, seed };
    results.push({ form: "fast", patients, seed, ...fastCohort(size) });
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.error(`${results.length} of ${all} cohorts, ${seconds} s`);
  }
console.log(powerTable(results));
