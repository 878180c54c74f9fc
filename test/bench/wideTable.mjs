/**
 * A cohort folder without slides, as wide as a transcriptome, for `histoclaim subtype DIR --all-genes`:
 *
 *     node test/bench/wideTable.mjs DIR [--genes 17000] [--patients 300]
 *
 * Four classes; a hundred genes rise with each, and all follow one of three factors beside their noise. After `npm run build`.
 */
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { gaussian } from "../../dist/src/science/random/gaussian.js";
import { randomGenerator } from "../../dist/src/science/random/randomGenerator.js";

const CLASSES = 4;
const MARKERS = 400;
const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    genes: { type: "string", default: "17000" },
    patients: { type: "string", default: "300" },
  },
});
const [dir] = positionals;
if (dir === undefined) throw new Error("name a folder");
const genes = Number(options.genes);
const patients = Number(options.patients);
const random = randomGenerator(17);

await mkdir(dir, { recursive: true });
const manifest = {
  name: "wide",
  tissue: "colorectal tumour",
  unit: "patient",
  expression: { file: "expression.csv", scale: "linear", measure: "RSEM" },
  patients: "patients.csv",
};
await writeFile(join(dir, "cohort.json"), JSON.stringify(manifest));
const rows = Array.from(
  { length: patients },
  (_, i) => `P${i},S${i % 5},CMS${1 + (i % CLASSES)}\n`,
);
await writeFile(
  join(dir, "patients.csv"),
  `patient,site,subtype\n${rows.join("")}`,
);

const table = createWriteStream(join(dir, "expression.csv"));
const names = Array.from({ length: genes }, (_, g) => `LINC${10000 + g}`);
table.write(`${["patient", ...names].join(",")}\n`);
const base = names.map(() => 5 + 1.5 * gaussian(random));
for (let i = 0; i < patients; i++) {
  const factors = [0, 1, 2].map(() => gaussian(random));
  const own = base.map((level, g) => {
    const marks = g < MARKERS && g % CLASSES === i % CLASSES ? 0.8 : 0;
    const log2 = level + marks + 0.5 * factors[g % 3] + gaussian(random);
    return (2 ** log2).toFixed(2);
  });
  table.write(`${[`P${i}`, ...own].join(",")}\n`);
}
table.end();
await finished(table);
