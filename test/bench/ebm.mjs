/**
 * Our explainable boosting machine beside InterpretML 0.7.8 without interactions, fit by fit in turns, one core each:
 *
 *     node test/bench/ebm.mjs [subtypes] [--with-interpret DIR] [--repeats 10] [--keep FILE] [--data DIR]
 *     node test/bench/ebm.mjs made [--with-interpret DIR] [--rows 20000] [--columns 50]
 *
 * `subtypes`: CMS1-4 from the panel's genes of shared/data/tcga_crc_expression, stratified 5-fold, the same folds for both,
 * and importance on all rows. `made`: two classes of made rows, four fifths to learn from. InterpretML is that of
 * `python3`, else of the virtual environment DIR, which is made where it is not there (0.5 GB); without either ours alone
 * is run. Times are those of the processor. Repeats that FILE keeps are not run again. After `npm run build`.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { findInterpret } from "./ebm/findInterpret.mjs";
import { madeRows } from "./ebm/madeRows.mjs";
import { ourMachine } from "./ebm/ourMachine.mjs";
import { startInterpret } from "./ebm/startInterpret.mjs";
import { subtypeRows } from "./ebm/subtypeRows.mjs";
import { areaUnderCurve } from "../../dist/src/science/subtype/areaUnderCurve.js";
import { classFigures } from "../../dist/src/science/subtype/classFigures.js";
import { subtypeFolds } from "../../dist/src/science/subtype/subtypeFolds.js";
import { pearson } from "../../dist/src/science/stats/correlation.js";
import { meanRanks } from "../../dist/src/science/stats/ranks.js";

const FOLDS = 5;
/**
 * InterpretML's usual tolerance where classes overlap. Where held-out samples are all told apart the loss falls for ever, by
 * an ever smaller amount but the same share, and only a share as large as ours (boostBag) ends a fit.
 */
const TOLERANCE = { made: 1e-5, subtypes: 0.01 };
const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    "with-interpret": { type: "string" },
    repeats: { type: "string", default: "10" },
    keep: { type: "string" },
    data: { type: "string", default: process.env.HISTOCLAIM_DATA },
    rows: { type: "string", default: "20000" },
    columns: { type: "string", default: "50" },
  },
});
const [what = "subtypes"] = positionals;
const python = findInterpret(options["with-interpret"]);
if (python === null)
  console.log("There is no Python with interpret: ours alone.");
const machines = [ourMachine()];
if (python !== null) machines.push(startInterpret(python, TOLERANCE[what]));

if (what === "subtypes") await subtypes();
else if (what === "made") await made();
else throw new Error("say subtypes or made");
for (const machine of machines) machine.close();

async function subtypes() {
  const data = await subtypeRows(options.data);
  console.log(`${data.labels.length} samples x ${data.features.length} genes`);
  for (const machine of machines) await machine.take(data);
  const repeats = kept();
  for (let seed = 0; seed < Number(options.repeats); seed++) {
    if (repeats.some((one) => one.seed === seed)) continue;
    const one = await repeat(data, seed);
    repeats.push(one);
    if (options.keep !== undefined)
      appendFileSync(options.keep, `${JSON.stringify(one)}\n`);
  }
  tell(data.classes, repeats);
}

function kept() {
  if (options.keep === undefined || !existsSync(options.keep)) return [];
  const lines = readFileSync(options.keep, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

/** One split through both, and both on all rows. */
async function repeat({ classes, labels }, seed) {
  const K = classes.length;
  const { fold, all } = foldsOf(labels, seed);
  const found = machines.map(() => new Float64Array(labels.length * K));
  const took = [];
  for (let f = 0; f < FOLDS; f++) {
    const test = all.filter((row) => fold[row] === f);
    const train = all.filter((row) => fold[row] !== f);
    const fits = await inTurns({ train, test, seed });
    took.push(fits.map(({ cpu }) => cpu));
    fits.forEach(({ probabilities }, m) =>
      test.forEach((row, i) => found[m].set(probabilities[i], row * K)),
    );
  }
  const figures = found.map((own) => {
    const by = { classes: K, seed: 0 };
    const { auc, balancedAccuracy } = classFigures(own, labels, by);
    return {
      auc: auc.map(({ value }) => value),
      accuracy: balancedAccuracy.value,
    };
  });
  const whole = await inTurns({ train: all, test: [], seed });
  const rank =
    whole.length > 1
      ? spearman(whole[0].importance, whole[1].importance)
      : null;
  return { seed, figures, rank, took };
}

function tell(classes, repeats) {
  console.log(`${repeats.length} repeats of the split`);
  machines.forEach(({ name }, m) => {
    const own = repeats.map(({ figures }) => figures[m]);
    const auc = classes.map(
      (label, k) => `${label} ${mean(own.map((one) => one.auc[k]))}`,
    );
    const accuracy = mean(own.map((one) => one.accuracy));
    console.log(
      `${name}: AUC ${auc.join(", ")}; balanced accuracy ${accuracy}`,
    );
  });
  const ranks = repeats.map(({ rank }) => rank).filter((own) => own !== null);
  if (ranks.length > 0)
    console.log(
      `importance: rank correlation ${mean(ranks)} (${Math.min(...ranks).toFixed(3)} at least)`,
    );
  times(repeats.flatMap(({ took }) => took));
}

async function made() {
  const data = madeRows(Number(options.rows), Number(options.columns));
  const all = [...data.labels.keys()];
  const test = all.filter((row) => row % FOLDS === 0);
  const train = all.filter((row) => row % FOLDS !== 0);
  for (const machine of machines) await machine.take(data);
  const fits = await inTurns({ train, test, seed: 0 });
  fits.forEach(({ probabilities }, m) => {
    const { value } = areaUnderCurve(
      probabilities.map(([, second]) => second),
      test.map((row) => data.labels[row] === 1),
    );
    console.log(`${machines[m].name}: AUC ${value.toFixed(4)}`);
  });
  if (fits.length > 1)
    console.log(
      `importance: rank correlation ${spearman(fits[0].importance, fits[1].importance).toFixed(3)}`,
    );
  times([fits.map(({ cpu }) => cpu)]);
}

/** One after the other, so that a busy machine slows both. */
async function inTurns(job) {
  const fits = [];
  for (const machine of machines) fits.push(await machine.fit(job));
  return fits;
}

function foldsOf(labels, seed) {
  const of = Array.from(labels, (label, i) => ({
    group: `${i}`,
    site: null,
    label: `${label}`,
  }));
  const by = { split: "stratified", folds: FOLDS, seed };
  return { fold: subtypeFolds(of, by), all: [...labels.keys()] };
}

function times(took) {
  machines.forEach(({ name }, m) =>
    console.log(`${name}: ${mean(took.map((own) => own[m]))} s a fit`),
  );
  if (machines.length < 2) return;
  const ratios = took.map(([ours, theirs]) => ours / theirs);
  ratios.sort((a, b) => a - b);
  const median = ratios[Math.floor(ratios.length / 2)];
  const [least, most] = [ratios[0], ratios.at(-1)];
  console.log(
    `time of a fit, ours over InterpretML's: median ${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`,
  );
}

function spearman(one, other) {
  return pearson(meanRanks(one), meanRanks(other));
}

function mean(values) {
  return (values.reduce((sum, v) => sum + v, 0) / values.length).toFixed(3);
}
