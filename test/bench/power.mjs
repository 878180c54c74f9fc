/**
 * Power: which planted links are found, and which genes are found that should not be, by number of patients.
 *
 *     node test/bench/power.mjs fast  FILE [--patients 40,60,80,120] [--cohorts 20] [--first 1001]
 *     node test/bench/power.mjs whole FILE [--patients 60] [--cohorts 1] [--first 1001]
 *     node test/bench/power.mjs table FILE
 *
 * `whole` simulates cohorts with slides and sends each through the running program (minutes each). `fast` draws bags
 * instead of slides and learns by ridge on their mean instead of attention heads; splits, legs, counts and verdicts are
 * the product's own (power/fastCohort.mjs). Each cohort is one line of FILE; those that are there are not run again.
 * After `npm run build`.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fastCohort } from "./power/fastCohort.mjs";
import { powerTable } from "./power/powerTable.mjs";
import { wholeCohort } from "./power/wholeCohort.mjs";

const FORMS = { fast: fastCohort, whole: wholeCohort };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    patients: { type: "string", default: "40,60,80,120" },
    cohorts: { type: "string", default: "20" },
    // Beyond the seeds that thresholds were set on and those of the acceptance.
    first: { type: "string", default: "1001" },
  },
});
const [form, file] = positionals;
if (file === undefined || !(form in FORMS || form === "table"))
  throw new Error("say fast, whole or table, and a file of results");

if (form in FORMS) await run(FORMS[form]);
console.log(powerTable(results()));

async function run(cohort) {
  const first = Number(values.first);
  for (let seed = first; seed < first + Number(values.cohorts); seed++)
    for (const patients of values.patients.split(",").map(Number)) {
      const size = { patients, tiles: 48, genes: 47, sites: 4, seed };
      if (results().some((one) => isOf(one, size))) continue;
      const begun = performance.now();
      const result = await cohort(size);
      const took = (performance.now() - begun) / 1000;
      appendFileSync(
        file,
        `${JSON.stringify({ form, patients, seed, took, ...result })}\n`,
      );
      console.error(`${patients} patients, seed ${seed}: ${took.toFixed(1)} s`);
    }
}

function isOf(one, { patients, seed }) {
  return one.form === form && one.patients === patients && one.seed === seed;
}

function results() {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}
