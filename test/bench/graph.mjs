/**
 * What people ask of a large graph: time of each question over HTTP, and what it takes of the database, at a tenth of the
 * size and at all of it. Neo4j, Temporal, server and worker are the product's, with data of their own in a temporary folder;
 * Neo4j must come from Maven's jars, whose importer loads the data. After `npm run build`:
 *
 *     node test/bench/graph.mjs [--steps 100000] [--claims 50000] [--seconds 3] [--only "claim page"] [--plans]
 *         [--home DIR]
 *
 * With a folder named the graph is kept there, one that was planted before is asked again, and there is no tenth.
 */
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../../dist/src/config.js";
import { CLAIMS_OF_COHORT, patientsFor } from "./graph/plantCohort.mjs";
import { planter } from "./graph/planter.mjs";
import { measure } from "./graph/measure.mjs";
import { questions } from "./graph/questions.mjs";
import { serving } from "./graph/serving.mjs";

const { values } = parseArgs({
  options: {
    steps: { type: "string", default: "100000" },
    claims: { type: "string", default: "50000" },
    seconds: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    plans: { type: "boolean", default: false },
    home: { type: "string" },
  },
});
const home = values.home ?? mkdtempSync(join(tmpdir(), "histoclaim-bench-"));
const config = readConfig(
  { ...process.env, HISTOCLAIM_HOME: home },
  resolve(import.meta.dirname, "../.."),
);

try {
  await bench();
} finally {
  if (values.home === undefined) rmSync(home, { recursive: true, force: true });
}

async function bench() {
  const count = Math.max(1, Math.round(values.claims / CLAIMS_OF_COHORT));
  const patients = patientsFor(values.steps / count);
  const planted = join(home, "planted.json");
  if (existsSync(planted))
    return askAll(JSON.parse(readFileSync(planted, "utf8")));
  const plant = await planter(config, patients);
  const tenth = values.home === undefined ? [Math.ceil(count / 10)] : [];
  for (const size of [...tenth, count]) {
    const cohorts = await plant(size);
    if (values.home !== undefined)
      writeFileSync(planted, JSON.stringify(cohorts));
    await askAll(cohorts);
  }
}

async function askAll(cohorts) {
  await serving(config, async ({ ask, size }) => {
    console.log(await size());
    const asked = Object.entries(questions(cohorts));
    for (const [name, requests] of asked)
      if (name.includes(values.only))
        console.log(await measure({ name, requests, ask, ...values }));
  });
}
