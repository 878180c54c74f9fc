/**
 * What people ask of a large graph: time of each question over HTTP, what it takes of the database at a tenth of the size and
 * at all of it, and so what grows. Neo4j, Temporal and the server are the product's, with data of their own in a temporary
 * folder; Neo4j must come from Maven's jars, whose importer loads the data. After `npm run build`:
 *
 *     node test/bench/graph.mjs [--steps 100000] [--claims 50000] [--seconds 3] [--only "claim page"] [--plans]
 *         [--size tenth | whole] [--home DIR]
 *
 * In a folder named both graphs are kept, and what was planted before is asked again. Every question is asked for some seconds
 * before any is timed.
 */
import "./graph/asPrograms.mjs";
import {
  existsSync,
  mkdirSync,
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
import { measure, warm } from "./graph/measure.mjs";
import { LATE, questions } from "./graph/questions.mjs";
import { serving } from "./graph/serving.mjs";

const { values } = parseArgs({
  options: {
    steps: { type: "string", default: "100000" },
    claims: { type: "string", default: "50000" },
    seconds: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    plans: { type: "boolean", default: false },
    size: { type: "string" },
    home: { type: "string" },
  },
});
const home = values.home ?? mkdtempSync(join(tmpdir(), "histoclaim-bench-"));
const checkout = resolve(import.meta.dirname, "../..");

try {
  await bench();
} finally {
  if (values.home === undefined) rmSync(home, { recursive: true, force: true });
}

async function bench() {
  const count = Math.max(1, Math.round(values.claims / CLAIMS_OF_COHORT));
  const patients = patientsFor(values.steps / count);
  const sizes = { tenth: Math.ceil(count / 10), whole: count };
  const hits = {};
  for (const [name, size] of Object.entries(sizes))
    if ([undefined, name].includes(values.size))
      hits[name] = await benchOf(name, size, patients);
  if (values.size === undefined) tellGrowth(hits);
}

/** Plants so many cohorts where that was not done before, and asks. @returns hits of each question */
async function benchOf(name, size, patients) {
  const own = join(home, name);
  mkdirSync(own, { recursive: true });
  const env = { ...process.env, HISTOCLAIM_HOME: own };
  const config = readConfig(env, checkout);
  const planted = join(own, "planted.json");
  if (!existsSync(planted)) {
    const plant = await planter(config, patients);
    writeFileSync(planted, JSON.stringify(await plant(size)));
  }
  return askAll(config, JSON.parse(readFileSync(planted, "utf8")));
}

async function askAll(config, cohorts) {
  const hits = {};
  await serving(config, async ({ ask, size }) => {
    console.log(await size());
    const late = await ask(LATE.document, LATE.variables);
    const asked = Object.entries(questions(cohorts, late)).filter(([name]) =>
      name.includes(values.only),
    );
    for (const [, requests] of asked) await warm({ requests, ask, ...values });
    for (const [name, requests] of asked) {
      const found = await measure({ name, requests, ask, ...values });
      console.log(found.line);
      hits[name] = found.hits;
    }
  });
  return hits;
}

function tellGrowth({ tenth, whole }) {
  console.log("hits at a tenth and at the whole");
  for (const [name, hits] of Object.entries(whole))
    console.log(
      name.padEnd(28),
      `${tenth[name]} ${hits}`.padEnd(20),
      `x ${(hits / tenth[name]).toFixed(2)}`,
    );
}
